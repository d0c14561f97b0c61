using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SertiKesos.Tests.Support;

/// <summary>
/// Signs a request to a queue anew with the emulator's published key. The engine hides a message for ten minutes while
/// it works on it, so a test that kills the engine would wait as long: the proxy asks for less in its place.
/// </summary>
internal static class QueueSignature
{
    /// <summary>What the WebJobs SDK always asks for, in seconds.</summary>
    private const string Asked = "visibilitytimeout=600";

    public static bool IsLong(string target) => target.Contains(Asked, StringComparison.Ordinal);

    public static string Shorten(string target, TimeSpan hidden) =>
        target.Replace(Asked, FormattableString.Invariant($"visibilitytimeout={hidden.TotalSeconds:0}"), StringComparison.Ordinal);

    /// <summary>The header <c>Authorization</c> of a request with another target.</summary>
    public static string Sign(HttpRequest request, string target, int length, string account, string key)
    {
        string Header(string name) => request.Headers[name].ToString();
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var marks = request.Headers
            .Where(header => header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .OrderBy(header => header.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value}\n");
        var query = QueryHelpers.ParseQuery(target[question..])
            .OrderBy(part => part.Key.ToLowerInvariant(), StringComparer.Ordinal)
            .Select(part => $"\n{part.Key.ToLowerInvariant()}:{part.Value}");
        var text = string.Join('\n', [
            request.Method, Header("Content-Encoding"), Header("Content-Language"), length == 0 ? "" : FormattableString.Invariant($"{length}"),
            Header("Content-MD5"), Header("Content-Type"), Header("Date"), Header("If-Modified-Since"), Header("If-Match"), Header("If-None-Match"),
            Header("If-Unmodified-Since"), Header("Range"),
            string.Concat(marks) + $"/{account}{target[..question]}" + string.Concat(query),
        ]);
        return $"SharedKey {account}:{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text)))}";
    }
}
