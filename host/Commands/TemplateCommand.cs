using System.CommandLine;
using Azure;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Hosting.Engine;
using SertiKesos.Hosting.Local;
using SertiKesos.People;
using SertiKesos.Platform;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Templates;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>template --region 32.77 --out FILE</c>: an office's template, filled in where storage knows its people.</summary>
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
        if (!RegionCode.TryParse(wanted, out var code) || RegionCatalog.Find(code) is not { } region)
        {
            await error.WriteLineAsync(CheckTexts.RegionUnknown(wanted));
            return Usage.WrongUse;
        }

        var register = await LoadAsync(region, output, cancel);
        try
        {
            await File.WriteAllBytesAsync(path, RosterTemplate.Write(region, register), cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(TemplateTexts.Unwritable(path));
            return Usage.WrongUse;
        }

        await output.WriteLineAsync(TemplateTexts.Written(path, register?.People.Count ?? 0));
        return Usage.Success;
    }

    /// <exception cref="SetupException">Storage is set, but does not answer.</exception>
    private static async Task<Register?> LoadAsync(Region region, TextWriter output, CancellationToken cancel)
    {
        var builder = OneMachine.CreateBuilder(Directory.GetCurrentDirectory());
        var setting = builder.Configuration.GetSection(StorageAccess.Setting);
        if (string.IsNullOrEmpty(setting.Value) && !setting.GetChildren().Any())
        {
            await output.WriteLineAsync(TemplateTexts.NoStorage);
            return null;
        }

        using var host = builder.Build();
        try
        {
            var register = await host.Services.GetRequiredService<RegisterStore>().LoadAsync(region.Code, cancel);
            if (register is null)
            {
                await output.WriteLineAsync(TemplateTexts.NoRegister);
            }

            return register;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await output.WriteLineAsync(TemplateTexts.NoRegister);
            return null;
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            throw new SetupException(
                $"Penyimpanan tidak dapat dibaca. Periksa pengaturan {StorageAccess.Setting} dan sambungan jaringan, lalu ulangi.", failure);
        }
    }
}
