namespace PushGen;

/// <summary>An item with the cursor to go on from once it has been processed.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Item">The item.</param>
/// <param name="Cursor">Everything up to and including this item. Kept, it lets a later subscription go on after it.</param>
public readonly record struct Delivery<T>(T Item, PushCursor Cursor);
