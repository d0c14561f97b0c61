using SertiKesos.Hosting.Local;

namespace SertiKesos.Tests.Platform.Hosting;

public sealed class SameFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-same-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.xlsx", true)]
    [InlineData("./x/../a.xlsx", true)]
    [InlineData("link.xlsx", true)]
    [InlineData("link-of-link.xlsx", true)]
    [InlineData("here/a.xlsx", true)]
    [InlineData("here/link.xlsx", true)]
    [InlineData("b.xlsx", false)]
    [InlineData("not-there.xlsx", false)]
    [InlineData("not-there/a.xlsx", false)]
    [InlineData("circle", false)]
    public void Every_spelling_of_a_path_is_the_same_file(string other, bool same)
    {
        File.WriteAllText(In("a.xlsx"), "a");
        File.WriteAllText(In("b.xlsx"), "b");
        File.CreateSymbolicLink(In("link.xlsx"), "a.xlsx");
        File.CreateSymbolicLink(In("link-of-link.xlsx"), In("link.xlsx"));
        File.CreateSymbolicLink(In("circle"), In("circle"));
        Directory.CreateSymbolicLink(In("here"), _folder);

        Assert.Equal(same, SameFile.Is(In("a.xlsx"), In(other)));
        Assert.Equal("b", File.ReadAllText(In("b.xlsx")));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
