using System.Net;
using System.Net.Sockets;
using SertiKesos.Hosting.Local;
using SertiKesos.Platform;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Hosting;

/// <summary>Another program on the ports of the local storage is named with its port, never taken for storage.</summary>
public sealed class ForeignServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-port-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Nobody_at_the_port_is_no_storage() =>
        Assert.False(await LocalAzurite.ListensAsync(AppProcess.FreePort(), CancellationToken.None));

    [Fact]
    public async Task An_emulator_is_known_by_what_it_answers()
    {
        await using var storage = await PrivateStorage.StartAsync();

        Assert.True(await LocalAzurite.ListensAsync(storage.Access.Blobs.Uri.Port, CancellationToken.None));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nServer: lain\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("220 surel.contoh.example\r\n")]
    [InlineData("")]
    public async Task A_foreign_service_is_named_with_its_port(string answer)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var answered = AnswerAsync(other, answer);

        var failure = await Assert.ThrowsAsync<SetupException>(() => LocalAzurite.ListensAsync(port, CancellationToken.None));

        Assert.Contains($"port {port} dipakai program lain", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AzureWebJobsStorage", failure.Message, StringComparison.Ordinal);
        await answered;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_port_that_keeps_the_emulator_from_starting_is_named(int taken)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        int[] ports = [.. Enumerable.Range(0, 3).Select(place => place == taken ? port : 0)];

        var failure = await Assert.ThrowsAsync<SetupException>(
            () => LocalAzurite.StartAsync(_folder, ports[0], ports[1], ports[2], progress: null, CancellationToken.None));

        Assert.Contains($"port {port} dipakai program lain", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_services_in_one_folder_are_told_apart()
    {
        using (ServiceLock.Take(_folder))
        {
            Assert.Contains(_folder, Assert.Throws<SetupException>(() => ServiceLock.Take(_folder)).Message, StringComparison.Ordinal);
        }

        ServiceLock.Take(_folder).Dispose();
    }

    /// <summary>Answers the first call that says something; the one before only looks whether anybody is there.</summary>
    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        for (var call = 0; call < 2; call++)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            if (await stream.ReadAsync(new byte[1024]) > 0)
            {
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
            }
        }
    }
}
