using Microsoft.Extensions.Configuration;
using SertiKesos.Hosting.Local;

namespace SertiKesos.Tests.Platform.Hosting;

public sealed class LocalStorageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-storage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage:accountName", "contoh")]
    [InlineData("ConnectionStrings:AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    public async Task Storage_that_is_set_is_there(string setting, string value) =>
        Assert.True(await LocalStorage.IsHereAsync(Settings(KeyValuePair.Create<string, string?>(setting, value)), _folder, CancellationToken.None));

    [Fact]
    public async Task Data_of_the_emulator_are_storage_although_nothing_is_set()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".azurite"));

        Assert.True(await LocalStorage.IsHereAsync(Settings(), _folder, CancellationToken.None));
    }

    private static IConfigurationRoot Settings(params KeyValuePair<string, string?>[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
