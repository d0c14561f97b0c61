using System.CommandLine;
using SertiKesos.Hosting.Commands.Check;
using SertiKesos.Hosting.Local;
using SertiKesos.Reference;
using SertiKesos.Regions;
using SertiKesos.Rosters;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Reading;
using SertiKesos.Time;
using SertiKesos.Workbooks.Receipts;

namespace SertiKesos.Hosting.Commands;

/// <summary>The verb <c>check</c>: what the service would find in one file, or in a folder of files, offline and by the settings of this place.</summary>
internal static class CheckCommand
{
    private const int Success = 0;
    private const int FoundSomething = 1;
    private const int WrongUse = 2;

    private const string Description =
        """
        Memeriksa satu roster, atau semua roster di satu folder, tanpa menyimpan dan tanpa mengirim apa pun.

        Di folder, wilayah diambil dari nama subfolder seperti 32.77/ bila --region tidak ditulis; satu baris untuk satu berkas.
        """;

    public static Command Create(Caller caller)
    {
        var path = Words.Word("BERKAS|FOLDER", "roster, atau folder berisi roster");
        var region = Words.Text("--region", "32.77", "kode wilayah; wajib untuk satu berkas");
        var asOf = Words.Day("--as-of", "seolah-olah hari itu; tanpa ini hari ini");
        var json = Words.Flag("--json", "hasil sebagai JSON, untuk program lain");
        var receipt = Words.Text("--receipt", "TUJUAN", "menulis tanda terima ke berkas (atau folder) ini");
        var check = new Command("check", Description) { path, region, asOf, json, receipt };
        check.SetAction((parsed, cancel) => RunAsync(
            new CheckRequest(
                parsed.GetRequiredValue(path), parsed.GetValue(region), parsed.GetValue(asOf), parsed.GetValue(json), parsed.GetValue(receipt)),
            caller,
            CheckSettings.Read(Directory.GetCurrentDirectory()),
            cancel));
        return check;
    }

    public static async Task<int> RunAsync(CheckRequest request, Caller caller, CheckRules rules, CancellationToken cancel)
    {
        var (output, error, clock) = (caller.Output, caller.Error, caller.Clock);
        Region? region = null;
        if (request.Region is { } wanted && (region = Find(wanted)) is null)
        {
            await error.WriteLineAsync(CheckTexts.RegionUnknown(wanted));
            return WrongUse;
        }

        if (Directory.Exists(request.Path))
        {
            return await CheckFolderAsync(request, region, caller, rules, cancel);
        }

        if (region is null)
        {
            await error.WriteLineAsync(CheckTexts.RegionMissing);
            return WrongUse;
        }

        if (!File.Exists(request.Path))
        {
            await error.WriteLineAsync(CheckTexts.FileMissing(request.Path));
            return WrongUse;
        }

        if (request.Receipt is { } target && SameFile.Is(request.Path, target))
        {
            await error.WriteLineAsync(CheckTexts.ReceiptIsRoster(target));
            return WrongUse;
        }

        try
        {
            var check = await CheckAsync(request.Path, request.Receipt, region, request.AsOf ?? clock.TodayAt(region.Zone), rules.InForce(), error, cancel);
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
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(CheckTexts.FileUnusable(request.Path));
            return WrongUse;
        }
    }

    /// <summary>One line per file, so that a long run can be followed and cut off; progress goes to the error stream.</summary>
    private static async Task<int> CheckFolderAsync(
        CheckRequest request, Region? region, Caller caller, CheckRules rules, CancellationToken cancel)
    {
        var (output, error, clock) = (caller.Output, caller.Error, caller.Clock);
        CheckFolder folder;
        try
        {
            folder = CheckFolder.Find(request.Path, region);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(CheckTexts.FolderUnusable(request.Path));
            return WrongUse;
        }

        foreach (var name in folder.WithoutRegion)
        {
            await error.WriteLineAsync(CheckTexts.NoRegion(name));
        }

        if (folder.Files.Count == 0)
        {
            await error.WriteLineAsync(CheckTexts.FolderEmpty(request.Path));
        }

        if (folder.Files.Count == 0 || folder.WithoutRegion.Count > 0)
        {
            return WrongUse;
        }

        if (request.Receipt is { } receipts && folder.ReplacedBy(receipts) is { } replaced)
        {
            await error.WriteLineAsync(CheckTexts.ReceiptIsRoster(replaced));
            return WrongUse;
        }

        var sum = new CheckSum();
        var unusable = false;
        var inForce = rules.InForce();
        var number = 0;
        // Files that are checked at once may fail at once.
        var faults = TextWriter.Synchronized(error);
        await ShowNextAsync();
        await foreach (var (file, line) in InOrder.RunAsync(folder.Files, Environment.ProcessorCount, CheckOneAsync, cancel))
        {
            caller.ClearProgress();
            unusable |= line is null;
            sum.Add(line);
            await (line is null ? error.WriteLineAsync(CheckTexts.FileUnusable(file.Path)) : output.WriteLineAsync(line.Text));
            await ShowNextAsync();
        }

        if (!request.Json)
        {
            await output.WriteLineAsync(CheckTexts.Sum(sum));
        }

        return unusable ? WrongUse : sum.WithFindings > 0 ? FoundSomething : Success;

        async Task ShowNextAsync()
        {
            if (number < folder.Files.Count)
            {
                await caller.ShowAsync(CheckTexts.Progress(number + 1, folder.Files.Count, folder.Files[number++].Name));
            }
        }

        // Of a file that is done only its line is kept: one before it may take longer.
        async Task<(FolderFile File, CheckLine? Line)> CheckOneAsync(FolderFile file)
        {
            try
            {
                var receipt = request.Receipt is { } target ? CheckFolder.ReceiptOf(target, file.Name) : null;
                var check = await CheckAsync(file.Path, receipt, file.Region, request.AsOf ?? clock.TodayAt(file.Region.Zone), inForce, faults, cancel);
                check = check with { FileName = file.Name };
                return (file, CheckLine.Of(check, request.Json ? CheckJson.Of(check).WriteLine() : CheckTable.Line(check)));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return (file, null);
            }
        }
    }

    private static Region? Find(string code) => RegionCode.TryParse(code, out var known) ? RegionCatalog.Shipped.Find(known) : null;

    /// <summary>A fault of the program ends one file as a refusal; what the developers need of it goes to the error stream.</summary>
    private static async Task<CheckedRoster> CheckAsync(
        string path, string? receipt, Region region, DateOnly asOf, RulesInForce rules, TextWriter error, CancellationToken cancel)
    {
        var file = new RosterFile(Path.GetFileName(path), await ReadAsync(path, cancel));
        var check = GuardedCheck.Run(
            file, region, asOf, rules, cancel, out var fault);
        byte[]? answer = null;
        try
        {
            answer = receipt is null ? null : ProgramFault.Guard(file, () => RosterAnswer.WriteCheck(file, check), cancel);
        }
        catch (ProgramFaultException failed)
        {
            (fault, check) = (failed.Fault, check.WithPlainReceipt(failed.Fault));
            answer = RosterAnswer.WriteCheckAlone(check);
        }

        if (fault is not null)
        {
            await error.WriteLineAsync(CheckTexts.Fault(path, fault));
        }

        if (answer is not null)
        {
            await File.WriteAllBytesAsync(receipt!, answer, cancel);
        }

        return check;
    }

    /// <summary>One byte more than the limit is enough to know that the limit is passed.</summary>
    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, RosterGate.MaxBytes + 1L)];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
