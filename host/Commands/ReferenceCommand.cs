using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Reference;
using SertiKesos.Reference.Tables;
using SertiKesos.Registers;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>reference</c>: shows the tables and replaces one.</summary>
internal static class ReferenceCommand
{
    public const string Actor = "operator:cli";

    public static Command Create(Caller caller) => new("reference", "Tabel acuan: melihat dan mengganti (docs/reference.md).")
    {
        List(caller),
        Show(caller),
        Export(caller),
        Put(caller),
        History(caller),
    };

    private static Command List(Caller caller)
    {
        var list = new Command("list", "menampilkan semua tabel dan sejak kapan berlaku");
        list.SetAction((_, cancel) => InStoreAsync(store => ListAsync(store, caller.Output, cancel), caller, cancel));
        return list;
    }

    private static Command History(Caller caller)
    {
        var table = Table();
        var history = new Command("history", "menampilkan semua versi satu tabel") { table };
        history.SetAction((parsed, cancel) => InStoreAsync(store => HistoryAsync(store, Chosen(parsed, table), caller.Output, cancel), caller, cancel));
        return history;
    }

    private static Command Show(Caller caller)
    {
        var table = Table();
        var at = Words.Text("--at", "WAKTU", "yang berlaku saat itu: 2026-11-24 (akhir hari itu, WIB) atau 2026-11-24T10:00:00+07:00")
            .Checked(
                text => ReferenceTexts.ParseTime(text) is not null,
                _ => "Waktu pada --at tidak dapat dibaca. Tulis seperti --at 2026-11-24 atau --at 2026-11-24T10:00:00+07:00.");
        var show = new Command("show", "menampilkan isi satu tabel") { table, at };
        show.SetAction((parsed, cancel) =>
        {
            var moment = parsed.GetValue(at) is { } text ? ReferenceTexts.ParseTime(text)!.Value : DateTimeOffset.MaxValue;
            return InStoreAsync(store => ShowAsync(store, Chosen(parsed, table), moment, caller.Output, cancel), caller, cancel);
        });
        return show;
    }

    private static Command Export(Caller caller)
    {
        var table = Table();
        var file = Words.Text("--out", "BERKAS.csv", "berkas yang ditulis", required: true);
        var export = new Command("export", "menulis satu tabel ke berkas CSV") { table, file };
        export.SetAction((parsed, cancel) => InStoreAsync(
            store => ExportAsync(store, Chosen(parsed, table), parsed.GetRequiredValue(file), caller.Error, cancel), caller, cancel));
        return export;
    }

    private static Command Put(Caller caller)
    {
        var table = Table();
        var file = Words.Word("BERKAS", "berkas CSV yang menggantikannya").Checked(File.Exists, name => $"Berkas \"{name}\" tidak ada. Periksa namanya.");
        var note = Words.Text("--note", "TEKS", "alasan perubahan", required: true)
            .Checked(ReferenceChange.IsNote, _ => "Pilihan --note memerlukan alasan yang dapat dibaca orang lain, misalnya --note \"Pemekaran menurut UU …\".");
        var put = new Command("put", "mengganti satu tabel") { table, file, note };
        put.SetAction((parsed, cancel) => ToolHost.RunAsync(
            services => PutAsync(
                services.GetRequiredService<ReferenceChange>(),
                Chosen(parsed, table),
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(note).Trim(),
                caller,
                cancel),
            caller.Error,
            cancel));
        return put;
    }

    private static Argument<string> Table() => Words.Word("TABEL", string.Join(", ", ReferenceTables.All.Select(table => table.Name)))
        .Checked(name => ReferenceTables.Find(name) is not null, ReferenceTexts.UnknownTable);

    private static IReferenceTable Chosen(ParseResult parsed, Argument<string> table) => ReferenceTables.Find(parsed.GetRequiredValue(table))!;

    private static Task<int> InStoreAsync(Func<ReferenceStore, Task<int>> work, Caller caller, CancellationToken cancel) =>
        ToolHost.RunAsync(services => work(services.GetRequiredService<ReferenceStore>()), caller.Error, cancel);

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
        ReferenceChange change, IReferenceTable table, string file, string note, Caller caller, CancellationToken cancel)
    {
        switch (await change.PutAsync(table, await File.ReadAllBytesAsync(file, cancel), Actor, note, cancel))
        {
            case ReferenceOutcome.Refused refused:
                foreach (var fault in refused.Faults)
                {
                    await caller.Error.WriteLineAsync(fault.Sentence);
                }

                await caller.Error.WriteLineAsync(ReferenceTexts.Refused(table, refused.Faults.Count));
                return Usage.Findings;
            case ReferenceOutcome.InForce { IsNew: true } stored:
                await caller.Output.WriteLineAsync(ReferenceTexts.Stored(stored.Version));
                return Usage.Success;
            default:
                await caller.Output.WriteLineAsync(ReferenceTexts.Unchanged(table));
                return Usage.Success;
        }
    }
}
