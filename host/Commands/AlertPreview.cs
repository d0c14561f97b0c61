using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Mail.Templates;
using SertiKesos.Alerts.Planning;
using SertiKesos.Hosting.Engine;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>alerts preview</c>: a reminder about nobody, as its readers get it, and what is wrong with its texts.</summary>
internal static class AlertPreview
{
    public static Command Create(Caller caller)
    {
        var step = Words.Text("--step", "TAHAP", "tahapnya, seperti d30 (30 hari sebelum berakhir) atau m1 (sebulan sesudahnya); tanpa ini d30")
            .Checked(text => Read(text) is not null, _ => "Tahap pada --step tidak dikenal. Tulis seperti --step d30 atau --step m1.");
        var target = Words.Text("--out", "FOLDER", "tempat berkas contohnya", required: true);
        var command = new Command("preview", "menulis contoh surel pengingat tentang orang rekaan, dan memeriksa teksnya; tidak mengirim apa pun") { step, target };
        command.SetAction((parsed, cancel) => WriteAsync(
            Read(parsed.GetValue(step) ?? "d30")!.Value, Path.GetFullPath(parsed.GetRequiredValue(target)), caller, cancel));
        return command;
    }

    private static async Task<int> WriteAsync(AlertStep step, string target, Caller caller, CancellationToken cancel)
    {
        var settings = OneMachine.CreateBuilder(Directory.GetCurrentDirectory()).Configuration.GetSection(AlertOptions.Section).Get<AlertOptions>() ?? new AlertOptions();
        var (templates, faults) = LetterTemplateSource.Load(settings.TemplatesFolder);
        foreach (var fault in faults)
        {
            await caller.Error.WriteLineAsync(fault);
        }

        var letter = LetterExamples.Letter(step, templates, MailIdentity.Of(settings));
        Directory.CreateDirectory(target);
        await File.WriteAllTextAsync(Path.Combine(target, "pengingat.txt"), letter.Text, cancel);
        await File.WriteAllTextAsync(Path.Combine(target, "pengingat.html"), letter.Html, cancel);
        using var mail = AlertMail.Write(letter);
        await mail.WriteToAsync(Path.Combine(target, "pengingat.eml"), cancel);
        await caller.Output.WriteLineAsync($"Judul: {letter.Subject}");
        await caller.Output.WriteLineAsync($"Contoh tertulis di {target}: pengingat.html, pengingat.txt, pengingat.eml.");
        return faults.Count == 0 ? Usage.Success : Usage.Findings;
    }

    private static AlertStep? Read(string text) =>
        text.Length < 2 || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? null
        : text[0] == 'd' && number <= 730 ? AlertStep.Before(number)
        : text[0] == 'm' && number is > 0 and <= 12 ? AlertStep.After(number)
        : null;
}
