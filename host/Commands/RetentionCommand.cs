using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Rights;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>retention apply</c>: what the timer does every night, at once.</summary>
internal static class RetentionCommand
{
    public static Command Create(Caller caller)
    {
        var apply = new Command("apply", "menghapus sekarang juga semua yang masa simpannya habis");
        apply.SetAction((_, cancel) => ToolHost.RunAsync(services => ApplyAsync(services, caller.Output, cancel), caller.Error, cancel));
        return new Command("retention", "Masa simpan data (docs/operations.md).") { apply };
    }

    private static async Task<int> ApplyAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var report = await services.GetRequiredService<Retention>().RunAsync(RightsCommand.Actor, cancel);
        await output.WriteLineAsync(
            $"Dihapus: {report.Inbox} berkas inbox, {report.Receipts} tanda terima, {report.Originals} berkas asli, {report.Versions} versi register, " +
            $"{report.Muster} orang yang telah keluar, {report.Alerts} catatan peringatan, {report.Notices} catatan kabar, {report.Submissions} catatan kiriman.");
        return Usage.Success;
    }
}
