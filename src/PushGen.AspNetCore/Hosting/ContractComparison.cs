using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PushGen.AspNetCore.Windows;
using PushGen.CodeGen;

namespace PushGen.AspNetCore.Hosting;

/// <summary>Tells both ends whether they were built against the same contract. Different ones may well fit, so that nothing fails of it.</summary>
sealed class ContractComparison(ILogger logger)
{
    readonly ConcurrentDictionary<string, bool> told = new();

    public void Compare(HttpContext http, PushContractInfo contract)
    {
        http.Response.Headers[Wire.ContractHeader] = contract.Hash;
        if (http.Request.Headers[Wire.ContractHeader] is [{ } theirs] && theirs != contract.Hash && told.TryAdd(contract.Name, true))
            logger.ContractDiffers(contract.Name);
    }
}
