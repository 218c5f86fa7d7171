using System.Text.Json.Serialization;
using PushGen.AspNetCore;

namespace Docs;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Insert), "ins")]
[JsonDerivedType(typeof(Delete), "del")]
public abstract record Edit(int Position);
public sealed record Insert(int Position, string Text) : Edit(Position);
public sealed record Delete(int Position, int Length) : Edit(Position);

public sealed record Revision(long Number, string Author, Edit Edit);

[PushContract]
public interface IDocuments
{
    [Topic(Gated = true, Retain = 5000)]
    IAsyncEnumerable<Revision> Revisions(Guid document, CancellationToken cancellationToken = default);

    [AtMostOnce]
    Task<long> Submit(Guid document, long basedOn, Edit edit, CancellationToken cancellationToken = default);
}

public sealed class DocumentsServer(IPermissions permissions, DocumentsPublisher publisher, PushContext context) : IDocumentsServer
{
    public ValueTask<bool> AuthorizeRevisions(Guid document, CancellationToken cancellationToken) => permissions.MayReadAsync(context.UserId, document, cancellationToken);

    public async Task<long> Submit(Guid document, long basedOn, Edit edit, CancellationToken cancellationToken)
    {
        if (!await permissions.MayReadAsync(context.UserId, document, cancellationToken))
            throw new PushException("forbidden-document", 403);
        long number = basedOn + 1;
        await publisher.Revisions(document).PublishAsync(new Revision(number, context.UserId, edit), cancellationToken);
        return number;
    }
}

public interface IPermissions
{
    ValueTask<bool> MayReadAsync(string user, Guid document, CancellationToken cancellationToken);
}
