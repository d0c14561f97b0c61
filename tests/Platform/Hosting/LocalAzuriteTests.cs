using Azure.Storage.Blobs;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Hosting;

public sealed class LocalAzuriteTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task The_emulator_keeps_a_blob()
    {
        var container = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.UniqueName("c"));
        await container.CreateAsync();

        await container.UploadBlobAsync("a/b", BinaryData.FromString("isi"));

        Assert.Equal("isi", (await container.GetBlobClient("a/b").DownloadContentAsync()).Value.Content.ToString());
    }
}
