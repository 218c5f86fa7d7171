using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Turns exceptions of the application's code into what the client is told: its own <see cref="PushException"/> as it is, anything else as a 500 whose text stays here.</summary>
sealed class ProblemMapper(IHostEnvironment environment, ILogger<ProblemMapper> logger)
{
    public Problem Map(Exception e, string operation)
    {
        if (e is PushException { Status: >= 400 and <= 599 } told)
            return Problem.From(told);
        logger.OperationFailed(e, operation);
        return new Problem(PushErrorCodes.Internal, 500, environment.IsDevelopment() ? e.ToString() : "The operation failed on the server.");
    }
}
