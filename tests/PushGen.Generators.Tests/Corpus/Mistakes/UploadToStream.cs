namespace M25;

[PushContract]
public interface ITranscriber
{
    IAsyncEnumerable<string> Transcribe(IAsyncEnumerable<byte[]> audio, CancellationToken cancellationToken = default);    // PUSH0016
}
