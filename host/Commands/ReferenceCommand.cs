using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Registers;

namespace SertiKesos.Hosting.Commands;

/// <summary>What <c>reference</c> was asked for.</summary>
internal sealed record ReferenceRequest(string Verb, string? Table = null, DateTimeOffset? At = null, string? File = null, string? Note = null);

/// <summary>The verb <c>reference</c>: shows the tables and replaces one.</summary>
internal static class ReferenceCommand
{
    public const string Actor = "operator:cli";

    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (Parse(args) is not { } request)
        {
            await error.WriteLineAsync(ReferenceTexts.HowTo);
            return Usage.WrongUse;
        }

        if (request.Table is { } name && ReferenceTables.Find(name) is null)
        {
            await error.WriteLineAsync(ReferenceTexts.UnknownTable(name));
            return Usage.WrongUse;
        }

        if (request.Verb == "put" && !File.Exists(request.File))
        {
            await error.WriteLineAsync($"Berkas \"{request.File}\" tidak ada. Periksa namanya.");
            return Usage.WrongUse;
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                var store = services.GetRequiredService<ReferenceStore>();
                var table = request.Table is null ? null : ReferenceTables.Find(request.Table);
                return request.Verb switch
                {
                    "list" => await ListAsync(store, output, cancel),
                    "history" => await HistoryAsync(store, table!, output, cancel),
                    "show" => await ShowAsync(store, table!, request.At ?? DateTimeOffset.MaxValue, output, cancel),
                    "export" => await ExportAsync(store, table!, request.File!, error, cancel),
                    _ => await PutAsync(services.GetRequiredService<ReferenceChange>(), table!, request, output, error, cancel),
                };
            },
            error,
            cancel);
    }

    public static ReferenceRequest? Parse(string[] args) => args switch
    {
        ["list"] => new ReferenceRequest("list"),
        ["history", var table] => new ReferenceRequest("history", table),
        ["show", var table] => new ReferenceRequest("show", table),
        ["show", var table, "--at", var time] when ReferenceTexts.ParseTime(time) is { } at => new ReferenceRequest("show", table, at),
        ["export", var table, "--out", { Length: > 0 } file] => new ReferenceRequest("export", table, File: file),
        ["put", var table, { Length: > 0 } file, "--note", var note] when ReferenceChange.IsNote(note) =>
            new ReferenceRequest("put", table, File: file, Note: note.Trim()),
        _ => null,
    };

    private static async Task<int> ListAsync(ReferenceStore store, TextWriter output, CancellationToken cancel)
    {
        foreach (var table in ReferenceTables.All)
        {
            await output.WriteLineAsync(ReferenceTexts.Line(table, await store.FindAsync(table.Name, DateTimeOffset.MaxValue, cancel)));
        }

        return Usage.Success;
    }

    private static async Task<int> HistoryAsync(ReferenceStore store, IReferenceTable table, TextWriter output, CancellationToken cancel)
    {
        await output.WriteLineAsync(ReferenceTexts.Shipped);
        foreach (var version in await store.HistoryAsync(table.Name, cancel))
        {
            await output.WriteLineAsync(ReferenceTexts.Line(version));
        }

        return Usage.Success;
    }

    private static async Task<int> ShowAsync(ReferenceStore store, IReferenceTable table, DateTimeOffset at, TextWriter output, CancellationToken cancel)
    {
        var content = await store.ContentAsync(table, at, cancel);
        await output.WriteAsync((ReferenceCsv.Decode(content) ?? "").ReplaceLineEndings());
        return Usage.Success;
    }

    private static async Task<int> ExportAsync(ReferenceStore store, IReferenceTable table, string file, TextWriter error, CancellationToken cancel)
    {
        await File.WriteAllBytesAsync(file, await store.ContentAsync(table, DateTimeOffset.MaxValue, cancel), cancel);
        await error.WriteLineAsync($"Tabel {table.Name} ditulis ke {file}.");
        return Usage.Success;
    }

    private static async Task<int> PutAsync(
        ReferenceChange change, IReferenceTable table, ReferenceRequest request, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        switch (await change.PutAsync(table, await File.ReadAllBytesAsync(request.File!, cancel), Actor, request.Note!, cancel))
        {
            case ReferenceOutcome.Refused refused:
                foreach (var fault in refused.Faults)
                {
                    await error.WriteLineAsync(fault.Sentence);
                }

                await error.WriteLineAsync(ReferenceTexts.Refused(table, refused.Faults.Count));
                return Usage.Findings;
            case ReferenceOutcome.InForce { IsNew: true } stored:
                await output.WriteLineAsync(ReferenceTexts.Stored(stored.Version));
                return Usage.Success;
            default:
                await output.WriteLineAsync(ReferenceTexts.Unchanged(table));
                return Usage.Success;
        }
    }
}
