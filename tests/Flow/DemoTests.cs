using System.IO.Compression;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>The README's first command.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-demo-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_demo_does_the_whole_job_twice_alike()
    {
        var first = await RunAsync("satu");
        var second = await RunAsync("dua");

        Assert.Equal(first.Table, second.Table);
        Assert.Matches(@"Kota Cimahi +36 +13 +36,1 % +36 +0\b", first.Table);
        Assert.Contains("jumlah rincian 35: 1 orang tanpa penempatan", first.Table, StringComparison.Ordinal);
        Assert.Matches(@"Kabupaten Bandung Barat +402 +0 +0,0 % +402 +0\b", first.Table);
        Assert.Contains("475 peserta terhitung, 500 dinyatakan, selisih 25", first.Table, StringComparison.Ordinal);
        Assert.Contains("Lembaga (LKS, panti, LK3) di Kota Yogyakarta: 9, terakreditasi 4, segera habis 1, kedaluwarsa 1", first.Table, StringComparison.Ordinal);
        Assert.Equal(Files(first.Folder), Files(second.Folder));
        var written = Files(first.Folder).Where(file => file.StartsWith("ringkasan", StringComparison.Ordinal)).ToList();
        Assert.Equal((7 + 38 + 1) + (7 + 38 + 5), written.Count);
        Assert.All(written, file => Assert.Equal(Bytes(first.Folder, file), Bytes(second.Folder, file)));
        Assert.All(Directory.GetFiles(Path.Combine(first.Folder, "tanda-terima")), OpensAsWorkbook);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(first.Folder, "surel")));
    }

    private async Task<(string Folder, string Table)> RunAsync(string name)
    {
        var folder = Path.Combine(_folder, name);
        await using var app = AppProcess.Start(_folder, ["demo", "--out", name]);

        Assert.Equal(0, await app.ExitCodeAsync());
        Assert.Equal("", app.Error.Trim());
        var table = app.Output[app.Output.IndexOf("Kabupaten/Kota ", StringComparison.Ordinal)..];
        return (folder, table[..table.IndexOf("Lihat di", StringComparison.Ordinal)]);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    private static byte[] Bytes(params string[] path) => File.ReadAllBytes(Path.Combine(path));

    private static void OpensAsWorkbook(string file)
    {
        using var package = ZipFile.OpenRead(file);
        Assert.NotNull(package.GetEntry("xl/workbook.xml"));
    }
}
