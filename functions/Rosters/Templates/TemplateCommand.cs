using Azure;
using Microsoft.Extensions.DependencyInjection;
using SertiKesos.Platform.Hosting;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Registers;
using SertiKesos.Rosters.Checks;
using SertiKesos.Workbooks.Templates;

namespace SertiKesos.Rosters.Templates;

/// <summary>The verb <c>template --region 32.77 --out FILE</c>: an office's template, filled in where storage knows its people.</summary>
internal static class TemplateCommand
{
    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        var (wanted, path) = args switch
        {
            ["--region", var first, "--out", { Length: > 0 } second] => (first, second),
            ["--out", { Length: > 0 } first, "--region", var second] => (second, first),
            _ => (null, null),
        };
        if (wanted is null || path is null)
        {
            await error.WriteLineAsync(TemplateTexts.Usage);
            return Usage.WrongUse;
        }

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

    /// <exception cref="LocalToolException">Storage is set, but does not answer.</exception>
    private static async Task<Register?> LoadAsync(Region region, TextWriter output, CancellationToken cancel)
    {
        var builder = SertiKesosApp.CreateBuilder([]);
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
            throw new LocalToolException(
                $"Penyimpanan tidak dapat dibaca. Periksa pengaturan {StorageAccess.Setting} dan sambungan jaringan, lalu ulangi.", failure);
        }
    }
}
