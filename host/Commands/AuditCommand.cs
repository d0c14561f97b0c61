using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform;
using SertiKesos.Platform.Audit;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>What <c>audit</c> was asked for. <paramref name="Before"/> is the first moment after the span.</summary>
internal sealed record AuditRequest(string Verb, string? Scope, DateTimeOffset? From, DateTimeOffset? Before, AuditHead? Anchor);

/// <summary>The verb <c>audit</c>: verifies the chains, lists one, prints their heads.</summary>
internal static class AuditCommand
{
    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Parse(args) is not { } request)
        {
            await error.WriteLineAsync(AuditTexts.HowTo);
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            services => RunAsync(request, services.GetRequiredService<AuditLog>(), output, error, cancel), error, cancel);
    }

    public static async Task<int> RunAsync(
        AuditRequest request, AuditLog log, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (request.Verb == "list")
        {
            await foreach (var record in log.ListAsync(request.Scope!, request.From, request.Before, cancel))
            {
                await output.WriteLineAsync(AuditTexts.Line(record));
            }

            return Usage.Success;
        }

        var scopes = request.Scope is { } only ? [only] : await log.ScopesAsync(cancel);
        if (scopes is [])
        {
            await output.WriteLineAsync(AuditTexts.Nothing);
        }

        return request.Verb == "head"
            ? await PrintHeadsAsync(scopes, log, output, cancel)
            : await VerifyAsync(scopes, request.Anchor, log, output, error, cancel);
    }

    public static AuditRequest? Parse(string[] args)
    {
        if (args is not [("verify" or "list" or "head") and var verb, .. var options] || options.Length % 2 != 0)
        {
            return null;
        }

        var request = new AuditRequest(verb, null, null, null, null);
        foreach (var option in options.Chunk(2))
        {
            var next = option switch
            {
                ["--scope", var scope] when AuditScope.IsValid(scope) => request with { Scope = scope },
                ["--from", var day] when verb == "list" && Day(day) is { } from => request with { From = from },
                ["--to", var day] when verb == "list" && Day(day) is { } to => request with { Before = to.AddDays(1) },
                ["--anchor", var text] when verb == "verify" && Anchor(text) is { } anchor => request with { Anchor = anchor },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            request = next;
        }

        return request.Scope is null && (verb == "list" || request.Anchor is not null) ? null : request;
    }

    private static async Task<int> PrintHeadsAsync(
        IReadOnlyList<string> scopes, AuditLog log, TextWriter output, CancellationToken cancel)
    {
        foreach (var scope in scopes)
        {
            if (await log.HeadAsync(scope, cancel) is { } head)
            {
                await output.WriteLineAsync(AuditTexts.Head(head));
            }
        }

        return Usage.Success;
    }

    private static async Task<int> VerifyAsync(
        IReadOnlyList<string> scopes, AuditHead? anchor, AuditLog log, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var code = Usage.Success;
        foreach (var scope in scopes)
        {
            var verdict = await log.VerifyAsync(scope, anchor, cancel);
            if (verdict.IsWhole)
            {
                await output.WriteLineAsync(AuditTexts.Whole(verdict));
            }
            else
            {
                await error.WriteLineAsync(AuditTexts.Broken(verdict));
                code = Usage.Findings;
            }
        }

        return code;
    }

    /// <summary>Midnight of that day in western Indonesia.</summary>
    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), IndonesianZone.Wib.Offset())
            : null;

    private static AuditHead? Anchor(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            ? new AuditHead("", sequence, hash)
            : null;
}
