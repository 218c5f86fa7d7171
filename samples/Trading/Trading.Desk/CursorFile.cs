using PushGen;

namespace Trading.Desk;

/// <summary>Remembers the last fill that was handled, over a restart of the desk. A real application keeps it in its database, with what it made of the fill.</summary>
sealed class CursorFile(string path)
{
    /// <summary>The stored cursor, or <see cref="PushCursor.Earliest"/> where there is none.</summary>
    public PushCursor Load() => File.Exists(path) && PushCursor.TryParse(File.ReadAllText(path), out var cursor) ? cursor : PushCursor.Earliest;

    /// <summary>Replaces the file whole: a desk that is killed here leaves the old cursor or the new one.</summary>
    public void Save(PushCursor cursor)
    {
        File.WriteAllText(path + ".new", cursor.ToString());
        File.Move(path + ".new", path, overwrite: true);
    }
}
