using PushGen.AspNetCore;

namespace M46;

public static class Current
{
    public static PushContext? Context;    // PUSH0207
}
