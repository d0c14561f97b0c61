using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>template --region 32.77 --out FILE</c>: an office's template, filled in as the download is.</summary>
internal static class TemplateCommand
{
    public static Command Create(Caller caller)
    {
        var region = Words.Text("--region", "32.77", "kode wilayah kantor itu", required: true);
        var file = Words.Text("--out", "TEMPLAT.xlsx", "berkas yang ditulis", required: true);
        var template = new Command("template", "Membuat templat untuk satu kantor, terisi dengan orang dari roster terakhir yang diterima.") { region, file };
        template.SetAction((parsed, cancel) =>
            RunAsync(parsed.GetRequiredValue(region), parsed.GetRequiredValue(file), caller.Output, caller.Error, cancel));
        return template;
    }

    private static async Task<int> RunAsync(string wanted, string path, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var configuration = OneMachine.CreateBuilder(Directory.GetCurrentDirectory()).Configuration;
        var folder = Directory.GetCurrentDirectory();
        if (IsRead(path, configuration, folder))
        {
            await error.WriteLineAsync(TemplateTexts.IsRead(path));
            return Usage.WrongUse;
        }

        if (!await LocalStorage.IsHereAsync(configuration, folder, cancel))
        {
            return await WriteAsync(wanted, path, RegionCatalog.Shipped, _ => Task.FromResult<Register?>(null), TemplateTexts.NoStorage, output, error, cancel);
        }

        return await ToolHost.RunAsync(
            async services =>
            {
                var clock = services.GetRequiredService<TimeProvider>();
                return await WriteAsync(
                    wanted,
                    path,
                    await services.GetRequiredService<RulesSource>().RegionsAsync(cancel),
                    async region =>
                    {
                        // On record before anything is given out, as for the download.
                        await services.GetRequiredService<AuditLog>().AppendAsync(
                            region.Value, RosterAudit.TemplateMade(ReferenceCommand.Actor, clock.GetUtcNow()), cancel);
                        return await services.GetRequiredService<RegisterStore>().LoadAsync(region, cancel);
                    },
                    TemplateTexts.NoRegister,
                    output,
                    error,
                    cancel);
            },
            error,
            cancel);
    }

    /// <param name="blank">Why a template is blank, where it is.</param>
    private static async Task<int> WriteAsync(
        string wanted,
        string path,
        RegionCatalog regions,
        Func<RegionCode, Task<Register?>> load,
        string blank,
        TextWriter output,
        TextWriter error,
        CancellationToken cancel)
    {
        if (!RegionCode.TryParse(wanted, out var code) || regions.Find(code) is not { } region)
        {
            await error.WriteLineAsync(CheckTexts.RegionUnknown(wanted));
            return Usage.WrongUse;
        }

        var register = await load(code);
        try
        {
            await File.WriteAllBytesAsync(path, RosterTemplate.Write(region, register), cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(TemplateTexts.Unwritable(path));
            return Usage.WrongUse;
        }

        if (register is null)
        {
            await output.WriteLineAsync(blank);
        }

        await output.WriteLineAsync(TemplateTexts.Written(path, register?.People.Count ?? 0));
        return Usage.Success;
    }

    /// <summary>Whether the template would be written over the settings or the keys.</summary>
    private static bool IsRead(string path, IConfiguration configuration, string folder) =>
        SameFile.Is(Path.Combine(folder, LocalSettings.FileName), path)
        || SameFile.Is(Path.Combine(folder, ProtectionSettings.Read(configuration).KeyFile), path);
}
