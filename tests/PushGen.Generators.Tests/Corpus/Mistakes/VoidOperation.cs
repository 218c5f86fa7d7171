namespace M07;

[PushContract]
public interface ICursorSharing
{
    void MoveCursor(int x, int y);    // PUSH0005
}
