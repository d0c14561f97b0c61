using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Tests.Platform.Storage;

/// <summary>On Azure the data have an account of their own beside the engine's; everywhere else one account holds both.</summary>
public sealed class StorageAccessTests
{
    private const string Engine = "DefaultEndpointsProtocol=https;AccountName=mesin;AccountKey=AAAA;EndpointSuffix=core.windows.net";
    private const string Data = "DefaultEndpointsProtocol=https;AccountName=data;AccountKey=AAAA;EndpointSuffix=core.windows.net";

    [Fact]
    public void In_the_functions_host_data_and_engine_have_an_account_each()
    {
        var access = StorageAccess.Apart(Settings(
            ("AzureWebJobsStorage:accountName", "mesin"), ("DataStorage:blobServiceUri", "https://data.blob.core.windows.net"),
            ("DataStorage:queueServiceUri", "https://data.queue.core.windows.net"), ("DataStorage:tableServiceUri", "https://data.table.core.windows.net")));

        Assert.Equal(("data", "data", "data", "data"), (access.Blobs.AccountName, access.Queues.AccountName, access.Tables.AccountName, access.PlainQueues.AccountName));
        Assert.Equal(("mesin", "mesin"), (access.EngineBlobs.AccountName, access.EngineQueues.AccountName));
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", Engine)]
    [InlineData("ConnectionStrings:AzureWebJobsStorage", Engine)]
    [InlineData("AzureWebJobsStorage:accountName", "mesin")]
    public void Both_settings_may_name_the_same_account(string name, string value)
    {
        var access = StorageAccess.Apart(Settings((name, value), (name.Replace("AzureWebJobsStorage", "DataStorage", StringComparison.Ordinal), value)));

        Assert.Equal(("mesin", "mesin", "mesin"), (access.Blobs.AccountName, access.EngineBlobs.AccountName, access.EngineQueues.AccountName));
    }

    [Fact]
    public void Without_the_setting_of_the_data_the_app_does_not_start_since_no_trigger_would_see_what_comes() =>
        Assert.Contains(
            "Pengaturan DataStorage belum ada",
            Assert.Throws<SetupException>(() => StorageAccess.Apart(Settings(("AzureWebJobsStorage", Engine), ("DataStorage", "")))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void One_machine_lets_triggers_look_where_everything_else_lies()
    {
        var byText = Settings(("AzureWebJobsStorage", Engine), ("DataStorage", Data));
        StorageAccess.ShareOneAccount(byText);
        var byIdentity = Settings(("AzureWebJobsStorage:accountName", "mesin"), ("DataStorage", Data));
        StorageAccess.ShareOneAccount(byIdentity);

        Assert.Equal("mesin", StorageAccess.Apart(byText).Blobs.AccountName);
        Assert.Equal("mesin", StorageAccess.Apart(byIdentity).Blobs.AccountName);
        Assert.Equal("mesin", StorageAccess.From(byText).Blobs.AccountName);
    }

    [Fact]
    public void A_verb_refuses_the_settings_of_an_app_whose_data_lie_in_an_account_of_their_own()
    {
        var azure = Settings(("AzureWebJobsStorage:blobServiceUri", "https://mesin.blob.core.windows.net"), ("AzureWebJobsStorage:queueServiceUri", "https://mesin.queue.core.windows.net"),
            ("AzureWebJobsStorage:tableServiceUri", "https://mesin.table.core.windows.net"), ("DataStorage:blobServiceUri", "https://data.blob.core.windows.net"));
        var shared = Settings(("AzureWebJobsStorage:accountName", "data"), ("DataStorage:blobServiceUri", "https://data.blob.core.windows.net/"));

        Assert.Contains("AzureWebJobsStorage__accountName=data)", Assert.Throws<SetupException>(() => StorageAccess.RequireOneAccount(azure)).Message, StringComparison.Ordinal);
        StorageAccess.RequireOneAccount(shared);
        StorageAccess.RequireOneAccount(Settings(("AzureWebJobsStorage", Engine), ("DataStorage", "UseDevelopmentStorage=true")));
        StorageAccess.RequireOneAccount(Settings());
    }

    [Fact]
    public void Every_trigger_of_storage_looks_into_the_account_of_the_data()
    {
        var connections = HttpFunctions.Functions()
            .SelectMany(function => function.GetParameters())
            .SelectMany(parameter => parameter.GetCustomAttributes())
            .Select(attribute => attribute switch
            {
                BlobTriggerAttribute blob => blob.Connection ?? "",
                QueueTriggerAttribute queue => queue.Connection ?? "",
                _ => null,
            })
            .OfType<string>()
            .ToList();

        Assert.NotEmpty(connections);
        Assert.All(connections, connection => Assert.Equal(StorageAccess.DataConnection, connection));
    }

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build();
}
