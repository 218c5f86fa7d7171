using System.Threading;
using System.Threading.Tasks;
using PushGen;
using PushGen.AspNetCore;

namespace Moderation
{
    public class Report
    {
        public Report(long id, string reason) { Id = id; Reason = reason; }
        public long Id { get; }
        public string Reason { get; }
    }

    [PushContract]
    public interface IModeration
    {
        [Topic(Gated = true)]
        IAsyncEnumerable<Report> Reports(CancellationToken cancellationToken = default(CancellationToken));

        Task<bool> Decide(long report, bool remove, CancellationToken cancellationToken = default(CancellationToken));

        ValueTask Flag(long post, string reason, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class ModerationServer : IModerationServer
    {
        private static long _lastId;
        private readonly ModerationPublisher _publisher;
        private readonly PushContext _context;

        public ModerationServer(ModerationPublisher publisher, PushContext context)
        {
            _publisher = publisher;
            _context = context;
        }

        public ValueTask<bool> AuthorizeReports(CancellationToken cancellationToken)
        {
            return new ValueTask<bool>(_context.User.IsInRole("moderator"));
        }

        public Task<bool> Decide(long report, bool remove, CancellationToken cancellationToken)
        {
            return Task.FromResult(remove);
        }

        public async ValueTask Flag(long post, string reason, CancellationToken cancellationToken)
        {
            var report = new Report(Interlocked.Increment(ref _lastId), reason + " in " + post);
            await _publisher.Reports().PublishAsync(report, cancellationToken);
        }
    }
}
