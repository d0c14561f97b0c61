using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Poison;
using SertiKesos.Portal;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>poison</c>: messages that failed too often; puts one back, or drops one.</summary>
internal static class PoisonCommand
{
    private const string Actor = "system:poison";

    public static Command Create(Caller caller)
    {
        var list = new Command("list", "menampilkan pesan yang disisihkan, tanpa isinya");
        list.SetAction((_, cancel) => ToolHost.RunAsync(services => ListAsync(services.GetRequiredService<PoisonDesk>(), caller.Output, cancel), caller.Error, cancel));
        return new Command("poison", "Pesan yang gagal lima kali dan disisihkan (docs/operations.md).")
        {
            list,
            Act(caller, "requeue", "mengembalikan satu pesan supaya dikerjakan lagi", desk => desk.RequeueAsync),
            Act(caller, "drop", "membuang satu pesan untuk selamanya", desk => desk.DropAsync),
        };
    }

    private static Command Act(
        Caller caller, string name, string description, Func<PoisonDesk, Func<string, string, string, string, CancellationToken, Task<PoisonOutcome>>> act)
    {
        var queue = Words.Word("ANTREAN", "nama antreannya, seperti pada poison list");
        var message = Words.Word("PESAN", "nama pesannya, seperti pada poison list");
        var reason = Words.Text("--reason", "ALASAN", "mengapa; tercatat, jadi tanpa nama atau NIK", required: true)
            .Checked(text => ActReason.Read(text) is not null, _ => ActReason.Wanted);
        var command = new Command(name, description) { queue, message, reason };
        command.SetAction((parsed, cancel) => ToolHost.RunAsync(
            async services =>
            {
                var outcome = await act(services.GetRequiredService<PoisonDesk>())(
                    parsed.GetRequiredValue(queue), parsed.GetRequiredValue(message), Actor, ActReason.Read(parsed.GetRequiredValue(reason))!, cancel);
                await (outcome == PoisonOutcome.Done ? caller.Output : caller.Error).WriteLineAsync(PoisonTexts.Of(outcome));
                return outcome == PoisonOutcome.Done ? Usage.Success : Usage.Findings;
            },
            caller.Error,
            cancel));
        return command;
    }

    private static async Task<int> ListAsync(PoisonDesk desk, TextWriter output, CancellationToken cancel)
    {
        var parts = await desk.ListAsync(cancel);
        foreach (var message in parts.SelectMany(part => part.Oldest))
        {
            var subject = string.Join(' ', new[] { message.Subject.Region?.Value, message.Subject.Submission, message.Subject.Period }.OfType<string>());
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{message.Queue}  {message.Id}  sejak {message.Since?.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}  {message.Tries} kali  {(subject.Length > 0 ? subject : "tidak dikenal")}"));
        }

        foreach (var part in parts.Where(part => part.Total > part.Oldest.Count))
        {
            await output.WriteLineAsync($"{part.Queue}: {part.Oldest.Count} dari {part.Total} pesan ditampilkan.");
        }

        return parts.Any(part => part.Total > 0) ? Usage.Findings : Usage.Success;
    }
}
