using System.Globalization;
using SertiKesos.People;
using SertiKesos.Platform.Time;
using SertiKesos.Regions;

namespace SertiKesos.Rosters.Checks;

/// <summary>The verb <c>check</c>: everything that the service would find in one file, offline.</summary>
internal static class CheckCommand
{
    private const int Success = 0;
    private const int FoundSomething = 1;
    private const int WrongUse = 2;

    /// <param name="args">What follows the verb.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TimeProvider clock, CancellationToken cancel)
    {
        if (Parse(args) is not { } request)
        {
            await error.WriteLineAsync(CheckTexts.Usage);
            return WrongUse;
        }

        if (!RegionCode.TryParse(request.Region, out var code) || RegionCatalog.Find(code) is not { } region)
        {
            await error.WriteLineAsync(CheckTexts.RegionUnknown(request.Region));
            return WrongUse;
        }

        if (!File.Exists(request.File))
        {
            await error.WriteLineAsync(CheckTexts.FileMissing(request.File));
            return WrongUse;
        }

        try
        {
            return await CheckAsync(request, region, request.AsOf ?? clock.TodayAt(region.Zone), output, cancel);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(CheckTexts.FileUnusable(request.File));
            return WrongUse;
        }
    }

    private static async Task<int> CheckAsync(Request request, Region region, DateOnly asOf, TextWriter output, CancellationToken cancel)
    {
        var file = new RosterFile(Path.GetFileName(request.File), await ReadAsync(request.File, cancel));
        var check = RosterCheck.Run(file, region, asOf, CertificateRules.Default, cancel);
        if (request.Receipt is { } receipt)
        {
            await File.WriteAllBytesAsync(receipt, RosterAnswer.Write(file, check, check.Outcome, change: null), cancel);
        }

        if (request.Json)
        {
            await output.WriteLineAsync(CheckJson.Of(check).Write());
        }
        else
        {
            CheckTable.Write(check, output);
        }

        return check.Outcome == SubmissionState.Accepted ? Success : FoundSomething;
    }

    /// <summary>One byte more than the limit is enough to know that the limit is passed.</summary>
    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, RosterGate.MaxBytes + 1L)];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private static Request? Parse(string[] args)
    {
        string? file = null, region = null, receipt = null;
        DateOnly? asOf = null;
        var json = false;
        for (var index = 0; index < args.Length; index++)
        {
            var value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--json":
                    json = true;
                    break;
                case "--region" when value is not null:
                    region = value;
                    index++;
                    break;
                case "--receipt" when value is not null:
                    receipt = value;
                    index++;
                    break;
                case "--as-of" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    asOf = day;
                    index++;
                    break;
                case var name when file is null && !name.StartsWith("--", StringComparison.Ordinal):
                    file = name;
                    break;
                default:
                    return null;
            }
        }

        return file is null || region is null ? null : new Request(file, region, asOf, json, receipt);
    }

    private sealed record Request(string File, string Region, DateOnly? AsOf, bool Json, string? Receipt);
}
