using System.Net;
using System.Net.Sockets;
using SertiKesos.Hosting.Local;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Flow;

/// <summary>What stops the program at its start is told in one sentence with the remedy, never as a stack trace.</summary>
public sealed class PlainErrorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-error-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_node_the_demo_says_what_to_install()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "kosong")).FullName;

        await using var app = AppProcess.Start(_folder, ["demo"], new Dictionary<string, string?> { ["PATH"] = empty });

        await EndsAsync(app, 2, "Node.js");
    }

    [Fact]
    public async Task Unreachable_storage_is_named()
    {
        var port = AppProcess.FreePort();
        var connection = "DefaultEndpointsProtocol=http;AccountName=contoh;AccountKey=Y29udG9o;" +
            $"BlobEndpoint=http://127.0.0.1:{port}/contoh;QueueEndpoint=http://127.0.0.1:{port}/contoh;TableEndpoint=http://127.0.0.1:{port}/contoh;";

        await using var app = AppProcess.Start(_folder, [$"--set=AzureWebJobsStorage={connection}", "--urls", "http://127.0.0.1:0"]);

        await EndsAsync(app, 2, $"127.0.0.1:{port}");
        Assert.DoesNotContain("Y29udG9o", app.Error + app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        await using var storage = await PrivateStorage.StartAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var app = AppProcess.Start(_folder, [$"--set=AzureWebJobsStorage={storage.ConnectionString}", "--urls", $"http://127.0.0.1:{port}"]);

        await EndsAsync(app, 2, "--urls");
    }

    [Theory]
    [InlineData("AzureWebJobsStorage=rahasia-salah", "AzureWebJobsStorage")]
    [InlineData("Alerts:SmtpHost=smtp.contoh.example", "Pengaturan")]
    [InlineData("Alerts:Schedule=bukan jadwal", "Pengaturan Alerts:Schedule bukan jadwal")]
    [InlineData("Certificates:DueDays=-1", "Certificates:DueDays")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=kacau", "OTEL_EXPORTER_OTLP_ENDPOINT bukan alamat")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING=rahasia-salah", "APPLICATIONINSIGHTS_CONNECTION_STRING bukan connection string")]
    [InlineData("Logging:Format=xml", "Logging:Format hanya boleh")]
    public async Task A_wrong_setting_is_named(string setting, string mention)
    {
        await using var storage = await PrivateStorage.StartAsync();

        await using var app = AppProcess.Start(
            _folder, ["serve", $"--set=AzureWebJobsStorage={storage.ConnectionString}", "--urls=http://127.0.0.1:0", "--set", setting]);

        await EndsAsync(app, 2, mention);
        Assert.DoesNotContain("rahasia-salah", app.Error + app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_settings_are_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "local.settings.json"), "{ bukan json");

        await using var app = AppProcess.Start(_folder, []);

        await EndsAsync(app, 2, "local.settings.json");
    }

    [Theory]
    [InlineData("terbang")]
    [InlineData("--Alerts:PerHour=rahasia-salah")]
    [InlineData("check", "tidak-ada.xlsx", "--region", "32.77")]
    [InlineData("check", "tidak-ada.xlsx", "--region", "99.99")]
    public async Task Wrong_use_is_explained(params string[] arguments)
    {
        await using var app = AppProcess.Start(_folder, arguments);

        await EndsAsync(app, 2, "");
        Assert.DoesNotContain("rahasia-salah", app.Error + app.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_second_service_in_a_folder_says_so_and_ends()
    {
        using var first = ServiceLock.Take(_folder);

        await using var second = AppProcess.Start(_folder, []);

        await EndsAsync(second, 2, "sudah berjalan");
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_made_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "berkas"), "");

        await using var app = AppProcess.Start(_folder, ["demo", "--out", "berkas"]);

        await EndsAsync(app, 2, "berkas");
    }

    private static async Task EndsAsync(AppProcess app, int exitCode, string mention)
    {
        Assert.Equal(exitCode, await app.ExitCodeAsync());
        Assert.Contains(mention, app.Error, StringComparison.Ordinal);
        Assert.NotEqual("", app.Error.Trim());
        Assert.DoesNotContain("   at ", app.Error + app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", app.Error + app.Output, StringComparison.Ordinal);
    }
}
