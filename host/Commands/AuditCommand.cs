using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Audit;
using SertiKesos.Time;

namespace SertiKesos.Hosting.Commands;

/// <summary>What <c>audit</c> was asked for. <paramref name="Before"/> is the first moment after the span.</summary>
internal sealed record AuditRequest(string Verb, string? Scope, DateTimeOffset? From, DateTimeOffset? Before, AuditHead? Anchor);

/// <summary>The verb <c>audit</c>: verifies the chains, lists one, prints their heads.</summary>
internal static class AuditCommand
{
    public static Command Create(Caller caller) => Create((request, cancel) => ToolHost.RunAsync(
        services => RunAsync(request, services.GetRequiredService<AuditLog>(), caller.Output, caller.Error, cancel), caller.Error, cancel));

    /// <param name="work">What is done for a request that is understood.</param>
    public static Command Create(Func<AuditRequest, CancellationToken, Task<int>> work)
    {
        var scope = Scope(required: false);
        var anchor = Words.Text("--anchor", "NOMOR:HASH", "catatan yang harus masih ada, seperti yang ditulis audit head")
            .Checked(text => Anchor(text) is not null, _ => "Pilihan --anchor memerlukan NOMOR:HASH seperti yang ditulis audit head.");
        var verify = new Command("verify", "memeriksa rantai catatan") { scope, anchor };
        verify.Validators.Add(result =>
        {
            if (result.GetResult(anchor) is not null && result.GetResult(scope) is null)
            {
                result.AddError("Pilihan --anchor memerlukan --scope: wilayah rantai itu.");
            }
        });
        verify.SetAction((parsed, cancel) => work(
            new AuditRequest("verify", parsed.GetValue(scope), null, null, parsed.GetValue(anchor) is { } text ? Anchor(text) : null), cancel));

        var listed = Scope(required: true);
        var from = Words.Day("--from", "hari pertama (WIB)");
        var to = Words.Day("--to", "hari terakhir (WIB)");
        var list = new Command("list", "menampilkan catatan satu rantai") { listed, from, to };
        list.SetAction((parsed, cancel) => work(
            new AuditRequest(
                "list",
                parsed.GetValue(listed),
                parsed.GetValue(from) is { } first ? Midnight(first) : null,
                parsed.GetValue(to) is { } last ? Midnight(last.AddDays(1)) : null,
                null),
            cancel));

        var headed = Scope(required: false);
        var head = new Command("head", "menampilkan nomor dan hash catatan terakhir") { headed };
        head.SetAction((parsed, cancel) => work(new AuditRequest("head", parsed.GetValue(headed), null, null, null), cancel));
        return new Command("audit", "Catatan audit (docs/operations.md).") { verify, list, head };
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

    private static Option<string> Scope(bool required) =>
        Words.Text("--scope", "32.77|nasional", required ? "rantai wilayah itu, atau nasional" : "hanya rantai ini; tanpa ini semuanya", required)
            .Checked(AuditScope.IsValid, text => $"Pilihan --scope memerlukan kode wilayah seperti 32.77, atau nasional; bukan \"{text}\".");

    /// <summary>Midnight of that day in western Indonesia.</summary>
    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), IndonesianZone.Wib.Offset());

    private static AuditHead? Anchor(string text) =>
        text.Split(':') is [var number, { Length: 64 } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
            ? new AuditHead("", sequence, hash)
            : null;
}
