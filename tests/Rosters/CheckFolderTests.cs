using System.Text.Json;
using SertiKesos.Hosting.Commands;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Rosters;

public sealed class CheckFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-check-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_folder_around_a_file_says_the_region()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1), SmallRoster.Row(2));
        Put("provinsi/32.17/arsip/b.xlsx", SmallRoster.Row(3));

        Assert.Equal(0, await RunAsync(_folder, "--json"));

        Assert.Equal([("32.77", "32.77/a.xlsx", 2), ("32.17", "provinsi/32.17/arsip/b.xlsx", 1)], Objects());
        Assert.Contains("[2/2]", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_itself_may_be_the_regions()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));

        Assert.Equal(0, await RunAsync(Path.Combine(_folder, "32.77") + Path.DirectorySeparatorChar, "--json"));

        Assert.Equal([("32.77", "a.xlsx", 1)], Objects());
    }

    [Fact]
    public async Task A_given_region_holds_for_all()
    {
        Put("a.xlsx", SmallRoster.Row(1));

        Assert.Equal(0, await RunAsync(_folder, "--region", "32.77", "--json"));

        Assert.Equal([("32.77", "a.xlsx", 1)], Objects());
    }

    [Fact]
    public async Task A_file_of_no_region_stops_before_anything_is_checked()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));
        Put("b.xlsx", SmallRoster.Row(1));

        Assert.Equal(2, await RunAsync(_folder));

        Assert.Contains("b.xlsx", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task One_file_with_findings_sets_the_exit_code()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));
        Put("32.77/b.xlsx", SmallRoster.Row(2).With((2, null)));

        Assert.Equal(1, await RunAsync(_folder));

        Assert.Contains("2 berkas, 1 dengan temuan, 2 orang", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_keep_the_folders()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));
        File.WriteAllText(Path.Combine(_folder, "32.77", "b.pdf"), "%PDF-1.7");
        var target = Path.Combine(_folder, "..", Path.GetFileName(_folder) + "-balasan");
        try
        {
            Assert.Equal(1, await RunAsync(_folder, "--receipt", target));

            Assert.Equal(
                ["a.xlsx", "b.pdf.xlsx"],
                Directory.GetFiles(Path.Combine(target, "32.77")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    [Theory]
    [InlineData("~$a.xlsx")]
    [InlineData("catatan.docx")]
    [InlineData(".a.xlsx")]
    public async Task Other_files_are_passed_over(string name)
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));
        File.WriteAllText(Path.Combine(_folder, "32.77", name), "x");

        Assert.Equal(0, await RunAsync(_folder, "--json"));

        Assert.Single(Objects());
    }

    [Theory]
    [InlineData("32.77/a.xlsx")]
    [InlineData("32.77/../32.77/./a.xlsx")]
    [InlineData("tautan.xlsx")]
    [InlineData("pintasan/a.xlsx")]
    public async Task A_receipt_is_never_written_over_its_roster(string receipt)
    {
        var roster = Put("32.77/a.xlsx", SmallRoster.Row(1).With((2, "12")));
        File.CreateSymbolicLink(Path.Combine(_folder, "tautan.xlsx"), roster);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "pintasan"), Path.Combine(_folder, "32.77"));
        var before = File.ReadAllBytes(roster);

        Assert.Equal(2, await RunAsync(roster, "--region", "32.77", "--receipt", Path.Combine(_folder, receipt)));

        Assert.Equal(before, File.ReadAllBytes(roster));
        Assert.Contains("akan menimpa roster", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("kiriman")]
    [InlineData("pintasan")]
    public async Task Receipts_of_a_folder_are_never_written_over_its_rosters(string receipts)
    {
        var folder = Path.Combine(_folder, "kiriman");
        var roster = Put("kiriman/32.77/a.xlsx", SmallRoster.Row(1));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "pintasan"), folder);
        var before = File.ReadAllBytes(roster);

        Assert.Equal(2, await RunAsync(folder, "--region", "32.77", "--receipt", Path.Combine(_folder, receipts)));

        Assert.Equal(before, File.ReadAllBytes(roster));
        Assert.Contains("akan menimpa roster", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSM")]
    [InlineData("pegawai apa pun")]
    public async Task A_check_says_that_nothing_was_sent(string role)
    {
        var receipt = Path.Combine(_folder, "balasan.xlsx");
        await RunAsync(Put("a.xlsx", SmallRoster.Row(1).With((5, role))), "--region", "32.77", "--receipt", receipt);

        Assert.Contains("Ini hanya pemeriksaan; data belum dikirim.", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sudah diterima", _output.ToString(), StringComparison.Ordinal);
        var cells = WorkbookCells.Read(File.ReadAllBytes(receipt));
        Assert.Contains("Ini hanya pemeriksaan; data belum dikirim.", cells.At("Perbaikan", "A2"), StringComparison.Ordinal);
        Assert.DoesNotContain(cells["Perbaikan"].Concat(cells["Ringkasan"]), cell => cell.Text.Contains("sudah diterima", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_folder_is_wrong_use() => Assert.Equal(2, await RunAsync(_folder));

    [Fact]
    public async Task A_single_file_still_needs_its_region()
    {
        Put("32.77/a.xlsx", SmallRoster.Row(1));

        Assert.Equal(2, await RunAsync(Path.Combine(_folder, "32.77", "a.xlsx")));
    }

    private string Put(string name, params object?[][] rows)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Xlsx.Of("Data", [SmallRoster.Header, .. rows]).Build().Content);
        return path;
    }

    private Task<int> RunAsync(params string[] args) =>
        CommandLine.RunAsync(["check", .. args, "--as-of", "2026-11-24"], new Caller(TextReader.Null, _output, _error, TimeProvider.System), CancellationToken.None);

    private IReadOnlyList<(string? Region, string? File, int People)> Objects() =>
    [
        .. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(check => (check.GetProperty("region").GetString(), check.GetProperty("file").GetString(), check.GetProperty("people").GetInt32())),
    ];
}
