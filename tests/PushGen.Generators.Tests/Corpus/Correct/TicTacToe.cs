using PushGen.AspNetCore;

namespace Games;

public enum Mark { None, Cross, Nought }
public sealed record Board(Mark[] Cells, Mark Turn, Mark? Winner);
public sealed record Move(int Cell, Mark Mark);
public sealed record MoveResult(bool Accepted, string? Why = null);

[PushContract(TypeName = "TicTacToe")]
public interface ITicTacToeGame
{
    [Topic(Replay = 1, Retain = 10)] IAsyncEnumerable<Board> Boards(int game, CancellationToken cancellationToken = default);
    [AtMostOnce] Task<MoveResult> Play(int game, Move move, CancellationToken cancellationToken = default);
    Task<int> NewGame(CancellationToken cancellationToken = default);
}

public sealed class TicTacToeServer(TicTacToePublisher boards) : ITicTacToeServer
{
    static int games;

    public async Task<MoveResult> Play(int game, Move move, CancellationToken cancellationToken)
    {
        if (move is not { Cell: >= 0 and < 9, Mark: not Mark.None })
            return new(false, "no such move");
        var cells = new Mark[9];
        cells[move.Cell] = move.Mark;
        await boards.Boards(game).PublishAsync(new Board(cells, move.Mark == Mark.Cross ? Mark.Nought : Mark.Cross, null), cancellationToken);
        return new(true);
    }

    public async Task<int> NewGame(CancellationToken cancellationToken)
    {
        int game = Interlocked.Increment(ref games);
        await boards.Boards(game).PublishAsync(new Board(new Mark[9], Mark.Cross, null), cancellationToken);
        return game;
    }
}
