namespace M17;

[PushContract]
public interface IMusic
{
    [PushName("albums/list")] Task<string[]> ListAlbums(CancellationToken cancellationToken = default);    // PUSH0010
}
