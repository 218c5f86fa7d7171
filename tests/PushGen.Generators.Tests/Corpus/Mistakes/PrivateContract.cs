namespace M03;

public static class Worker
{
    [PushContract]
    private interface IWorkerControl    // PUSH0002
    {
        Task Stop(CancellationToken cancellationToken = default);
    }
}
