using System.Diagnostics;

namespace SertiKesos.Tests.Support;

/// <summary>Opens what we publish with an office program that knows nothing of us.</summary>
internal static class LibreOffice
{
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "soffice.exe") })
        .FirstOrDefault(File.Exists);

    /// <summary>The workbook as the program writes it again.</summary>
    public static async Task<byte[]> AgainAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-soffice-").FullName;
        try
        {
            var file = Path.Combine(folder, "buku.xlsx");
            await File.WriteAllBytesAsync(file, workbook);
            var profile = new Uri(Path.Combine(folder, "profil")).AbsoluteUri;
            await OtherProgram.RunAsync(
                Program!, $"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder, "lagi"), file);
            return await File.ReadAllBytesAsync(Path.Combine(folder, "lagi", "buku.xlsx"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every sheet of a workbook as comma-separated text, as the program shows it, by the sheet's name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SheetsAsync(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("sertikesos-soffice-").FullName;
        try
        {
            var file = Path.Combine(folder, "buku.xlsx");
            await File.WriteAllBytesAsync(file, workbook);
            // Comma, quote, UTF-8, from row 1, no quoting of all text, stored values, and -1 for all sheets.
            const string filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
            var profile = new Uri(Path.Combine(folder, "profil")).AbsoluteUri;
            using var process = Process.Start(new ProcessStartInfo(
                Program!, [$"-env:UserInstallation={profile}", "--headless", "--convert-to", filter, "--outdir", folder, file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{await output} {await error}");
            return Directory.GetFiles(folder, "buku-*.csv").ToDictionary(
                path => Path.GetFileNameWithoutExtension(path)["buku-".Length..], File.ReadAllText, StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A test that looks with LibreOffice; where it is missing the reason is printed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (LibreOffice.Program is null)
        {
            Skip = "LibreOffice is not installed on this machine.";
        }
    }
}
