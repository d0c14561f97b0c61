using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SertiKesos.Alerts;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Storage;
using SertiKesos.Regions;
using SertiKesos.Rosters.Checks;
using SertiKesos.Rosters.Submissions;
using SertiKesos.Tests.Alerts;
using SertiKesos.Tests.Support;
using Xunit.Abstractions;

namespace SertiKesos.Rigs;

/// <summary>
/// A thousand canaries go every way through the built program; then every byte that left it is searched for them: requests
/// to storage, rows, messages, blobs, output, answers, mails.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Count = 1_000;

    private static readonly string[] OwnContainers =
    [
        StorageNames.Containers.Rosters, StorageNames.Containers.Originals, StorageNames.Containers.Receipts, StorageNames.Containers.OfficeWorkbooks,
    ];

    private PrivateStorage _storage = null!;
    private FaultProxy _proxy = null!;

    public async Task InitializeAsync()
    {
        _storage = await PrivateStorage.StartAsync();
        _proxy = await FaultProxy.StartAsync(_storage.ConnectionString);
        _proxy.HidesMessagesFor = TimeSpan.FromSeconds(2);
        _proxy.KeepsBodies = true;
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _storage.DisposeAsync();
    }

    [Fact]
    public async Task No_canary_leaves_the_places_that_are_its_own()
    {
        var seen = new List<(string Place, IReadOnlySet<string> Kinds)>();
        await UploadAsync();
        await DriveAsync(seen);
        await using var mails = MailServer.Start(Path.Combine(_storage.Folder, "surel"));
        var letters = await AlertAsync(mails, seen);

        foreach (var request in _proxy.Requests)
        {
            // The path holds names of blobs and keys of rows; own containers may hold canaries in their content alone.
            seen.Add(($"target of {request.Label}", Canaries.FoundIn(request.Target)));
            if (!(request.Service == "blob" && OwnContainers.Contains(request.Holder)))
            {
                seen.Add(($"body of {request.Label}", Canaries.FoundIn(request.Body)));
            }
        }

        var stored = await StoredAsync(seen);
        var leaks = seen.Where(place => place.Kinds.Count > 0).Select(place => $"{place.Place}: {string.Join(", ", place.Kinds.Order(StringComparer.Ordinal))}").Distinct().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"CANARIES {Count} people; searched {_proxy.Count} requests, {stored} rows, blobs and messages, {letters} mails, {seen.Count} places in all: {leaks.Count} leaks"));
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(40)));
        Assert.True(stored > 20 && letters >= 20, $"{stored} stored, {letters} mails");
    }

    [Theory]
    [InlineData("3277991708850042")]
    [InlineData("327799 170885 0042")]
    [InlineData("3277.9917.0885.0042")]
    [InlineData("+628119977-0042")]
    [InlineData("kenariwati aab")]
    public void The_search_finds_what_is_hidden(string text)
    {
        var plain = Encoding.UTF8.GetBytes($"xy{text}z");
        var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            brotli.Write(plain);
        }

        Assert.All(
            (byte[][])
            [
                plain, Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), packed.ToArray(),
                Encoding.ASCII.GetBytes(Convert.ToBase64String(plain)), Encoding.ASCII.GetBytes($"{{\"a\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes("3277991708850042"))}\"}}"),
                Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes("81199770042"))), Xlsx.Of("A", [text]).Build().Content,
            ],
            hidden => Assert.NotEmpty(Canaries.FoundIn(hidden)));
        Assert.Empty(Canaries.FoundIn("************0042 Orang Contoh A, 0812 0000 1234"));
    }

    /// <summary>Each kind of file, in a region of its own.</summary>
    private async Task UploadAsync()
    {
        await new StorageSetup(_storage.Access).RunAsync(CancellationToken.None);
        var inbox = _storage.Access.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters);
        Task PutAsync(string name, byte[] content) => inbox.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content));
        await PutAsync("32.77/baik.xlsx", Canaries.Roster(Enumerable.Range(1, 300)));
        await PutAsync("32.78/sebagian salah.xlsx", Canaries.Roster(Enumerable.Range(301, 300), Spoil));
        await PutAsync("32.79/perbaiki.xlsx", Canaries.Roster(Enumerable.Range(601, 100), (serial, row) => serial % 4 == 0 ? row : row.With((2, $"{Canaries.Nik(serial)}9"))));
        await PutAsync("32.71/tolak.xlsx", Encoding.UTF8.GetBytes($"%PDF-1.7 {Canaries.Nik(701)} {Canaries.Name(701)} {Canaries.Phone(701)}"));
        await PutAsync("32.72/racun.xlsx", Canaries.Roster(Enumerable.Range(702, 149)));
        await PutAsync("32.73/putus.xlsx", Canaries.Roster(Enumerable.Range(851, 150)));
        await PutAsync("tanpa wilayah.xlsx", Canaries.Roster(Enumerable.Range(1, 5)));

        // Twice the same, and a newer roster without some: the muster list.
        await Task.Delay(1_100);
        await PutAsync("32.77/lagi.xlsx", Canaries.Roster(Enumerable.Range(1, 250)));
    }

    /// <summary>Mistakes as clerks make them, each beside the person's own data.</summary>
    private static object?[] Spoil(int serial, object?[] row) => (serial % 12) switch
    {
        0 => row.With((2, Canaries.Nik(serial)[..15])),
        1 => row.With((2, double.Parse(Canaries.Nik(serial), CultureInfo.InvariantCulture))),
        2 => row.With((3, "17 Agustsu 1985")),
        3 => row.With((7, $"{Canaries.Phone(serial)} / {Canaries.Nik(serial)}")),
        4 => row.With((10, $"berlaku {Canaries.Name(serial)}")),
        5 => row.With((12, $"orang {Canaries.Name(serial)} di {Canaries.Mail(serial)}")),
        6 => row.With((5, $"PSM {Canaries.Name(serial)}")),
        7 => row.With((4, "P")),
        8 => row.With((11, $"pindah, hubungi {Canaries.Phone(serial)} NIK {Canaries.Nik(serial)}")),
        9 => row.With((8, Canaries.Nik(serial)), (3, new DateOnly(1990, 1, 1))),
        10 => row.With((1, $"{Canaries.Name(serial)} {Canaries.Nik(serial)}")),
        _ => row.With((2, Canaries.Nik(serial - 1))),
    };

    private async Task DriveAsync(List<(string Place, IReadOnlySet<string> Kinds)> seen)
    {
        _proxy.Forbids = request => request.Service == "blob" && request.Operation == "put" && request.Target.Contains("/receipts/32.72/", StringComparison.Ordinal);
        AppProcess? doomed = null;
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _proxy.AfterCommit = async request =>
        {
            if (request.Operation != "put" || !request.Target.Contains("/registers/32.73/", StringComparison.Ordinal) || killed.Task.IsCompleted)
            {
                return true;
            }

            await doomed!.KillAsync();
            killed.TrySetResult();
            return false;
        };
        string[] options =
        [
            "--as-of=2026-11-26", "--set=Logging:LogLevel:Default=Trace",
        ];
        doomed = await AppProcess.ServeAsync(_storage.Folder, _proxy.ConnectionString, options);
        await using (doomed)
        {
            await killed.Task.WaitAsync(TimeSpan.FromMinutes(2));
            await LooksAsync(seen, "output of the killed program", doomed);
        }

        await using var app = await AppProcess.ServeAsync(_storage.Folder, _proxy.ConnectionString, options);
        await Eventually.FindAsync(async () => await FinishedAsync() ? app : null, "all rosters to end");
        await AskAsync(app, seen);
        await LooksAsync(seen, "output of the program", app);
        Assert.Contains("32.73", app.Output, StringComparison.Ordinal);

        var file = Path.Combine(_storage.Folder, "diperiksa.xlsx");
        await File.WriteAllBytesAsync(file, Canaries.Roster(Enumerable.Range(301, 300), Spoil));
        foreach (var arguments in (string[][])[["check", file, "--region", "32.77", "--json"], ["check", file, "--region", "32.77"], ["check", file, "--json"], ["check", _storage.Folder]])
        {
            await using var check = AppProcess.Start(_storage.Folder, arguments);
            Assert.InRange(await check.ExitCodeAsync(), 0, 2);
            await LooksAsync(seen, $"output of {string.Join(' ', arguments.Where(argument => argument != file && argument != _storage.Folder))}", check);
        }
    }

    private static Task LooksAsync(List<(string Place, IReadOnlySet<string> Kinds)> seen, string what, AppProcess app)
    {
        seen.Add(($"{what}", Canaries.FoundIn(app.Output)));
        seen.Add(($"errors in {what}", Canaries.FoundIn(app.Error)));
        return Task.CompletedTask;
    }

    /// <summary>All have ended: the poison roster in its queue, the others in a final state.</summary>
    private async Task<bool> FinishedAsync()
    {
        var store = new SubmissionStore(_storage.Access, TimeProvider.System);
        foreach (var (region, count) in new[] { ("32.77", 2), ("32.78", 1), ("32.79", 1), ("32.71", 1), ("32.73", 1) })
        {
            var known = await store.ListAsync(RegionCode.Parse(region), CancellationToken.None);
            if (known.Count != count || known.Any(submission => !submission.State.IsFinal()))
            {
                return false;
            }
        }

        var poison = _storage.Access.Queues.GetQueueClient(StorageNames.Queues.RosterArrivals + "-poison");
        return await poison.ExistsAsync() && (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount == 1;
    }

    private async Task AskAsync(AppProcess app, List<(string Place, IReadOnlySet<string> Kinds)> seen)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        var key = (await File.ReadAllTextAsync(Path.Combine(_storage.Folder, ".sertikesos", "operator.key"))).Trim();
        async Task<string> AnswerAsync(HttpMethod method, string path, HttpContent? content = null, bool own = false)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Headers.Add("X-Reason", own ? "permintaan-kantor" : "");
            using var answer = await http.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            seen.Add(($"headers of {method} {path}", Canaries.FoundIn($"{answer.Headers}{answer.Content.Headers}")));
            if (own)
            {
                // The office's own: the search must find its people there, or it would find nothing anywhere.
                Assert.Contains("name", Canaries.FoundIn(body));
            }
            else
            {
                seen.Add(($"answer to {method} {path}", Canaries.FoundIn(body)));
            }

            return Encoding.UTF8.GetString(body);
        }

        foreach (var region in (string[])["32.77", "32.78", "32.79", "32.71", "32.72", "32.73"])
        {
            var list = JsonNode.Parse(await AnswerAsync(HttpMethod.Get, $"/api/rosters/{region}"))!["submissions"]!.AsArray();
            foreach (var submission in list)
            {
                await AnswerAsync(HttpMethod.Get, $"/api/rosters/{region}/{submission!["submission"]}");
            }
        }

        var good = JsonNode.Parse(await AnswerAsync(HttpMethod.Get, "/api/rosters/32.77"))!["submissions"]![0]!["submission"];
        await AnswerAsync(HttpMethod.Get, $"/api/rosters/32.77/{good}/receipt", own: true);
        await AnswerAsync(HttpMethod.Get, "/api/template/32.77", own: true);
        await AnswerAsync(HttpMethod.Get, $"/api/rosters/32.77/{Canaries.Nik(1)[..12]}");
        await AnswerAsync(HttpMethod.Get, "/api/template/99.99");
        await AnswerAsync(HttpMethod.Get, "/api/health/ready");
        await AnswerAsync(HttpMethod.Post, "/api/rosters/32.74", new ByteArrayContent(Canaries.Roster(Enumerable.Range(1, 5))));
        await AnswerAsync(HttpMethod.Post, "/api/rosters/32.74", new StringContent($"--x\r\n{Canaries.Nik(1)}", null, "multipart/form-data"));
        await AnswerAsync(HttpMethod.Post, "/api/summaries", new StringContent($"{{\"period\":\"{Canaries.Nik(1)}\"}}"));
        await AnswerAsync(HttpMethod.Post, "/api/summaries", new StringContent("{\"period\":\"2026-11\"}"));
    }

    /// <summary>
    /// Warns the canaries as the program does, put together as it is, on a working day: the built program's own clock may
    /// stand on a weekend, when nothing is sent.
    /// </summary>
    private async Task<int> AlertAsync(MailServer mails, List<(string Place, IReadOnlySet<string> Kinds)> seen)
    {
        var log = new StringBuilder();
        var builder = OneMachine.CreateBuilder(
            _storage.Folder,
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = _proxy.ConnectionString,
                ["Protection:KeyFile"] = Path.Combine(_storage.Folder, ".sertikesos", "keys.json"),
                ["Alerts:SmtpHost"] = "127.0.0.1",
                ["Alerts:SmtpPort"] = $"{mails.Port}",
                ["Alerts:Tls"] = "None",
                ["Alerts:From"] = "pengingat@dinsos.contoh.go.id",
                ["Alerts:PerMinute"] = "10000",
                ["Alerts:PerHour"] = "2000",
                ["Alerts:PerOfficeHour"] = "1000",
                ["Logging:LogLevel:Default"] = "Trace",
            },
            isolated: true);
        builder.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 12, 7, 3, 0, 0, TimeSpan.Zero)));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(new KeptLog(log));
        using var host = builder.Build();
        var (scan, delivery) = (host.Services.GetRequiredService<AlertScan>(), host.Services.GetRequiredService<AlertDelivery>());
        foreach (var region in (string[])["32.77", "32.78", "32.73"])
        {
            await scan.RunAsync(new AlertScanMessage(1, region), CancellationToken.None);
        }

        // Some are enough: each delivery takes a dozen requests. One is refused by the server, one is put off.
        mails.FailNext(MailFault.Refuse550);
        mails.FailNext(MailFault.Defer451);
        var queue = _storage.Access.Queues.GetQueueClient(StorageNames.Queues.Alerts);
        var messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1))).Value;
        foreach (var message in messages)
        {
            await delivery.DeliverAsync(AlertMessage.Parse(message.Body.ToString()), CancellationToken.None);
        }

        seen.Add(("log of the alerts", Canaries.FoundIn(log.ToString())));
        var files = Directory.GetFiles(mails.Folder, "*.eml", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            seen.Add(("mail", LettersLeaks(MailFile.Load(file))));
        }

        return files.Length;
    }

    /// <summary>A letter may name the person it is for, and no other; numbers of identity and phones have no place in it.</summary>
    private static HashSet<string> LettersLeaks(MailFile mail)
    {
        var text = string.Join('\n', mail.Types.Where(type => type.StartsWith("text/", StringComparison.Ordinal)).Distinct().Select(mail.Part));
        var all = mail.Raw + text;
        var to = mail.Header("To");
        var person = Enumerable.Range(1, Count).First(serial => to.Contains(Canaries.Mail(serial), StringComparison.OrdinalIgnoreCase));
        var leaks = Canaries.FoundIn(all).Where(kind => kind is "NIK" or "phone").ToHashSet();
        var others = all.Replace(Canaries.Name(person), "", StringComparison.OrdinalIgnoreCase).Replace(Canaries.Mail(person), "", StringComparison.OrdinalIgnoreCase);
        leaks.UnionWith(Enumerable.Range(1, Count)
            .Where(serial => serial != person && (others.Contains(Canaries.Name(serial), StringComparison.OrdinalIgnoreCase) || others.Contains(Canaries.Mail(serial), StringComparison.OrdinalIgnoreCase)))
            .Select(serial => $"person {serial} in the mail to {person}"));
        return leaks;
    }

    private async Task<int> StoredAsync(List<(string Place, IReadOnlySet<string> Kinds)> seen)
    {
        var count = 0;
        void See(string place, byte[] content)
        {
            count++;
            seen.Add((place, Canaries.FoundIn(content)));
        }

        await foreach (var table in _storage.Access.Tables.QueryAsync())
        {
            await foreach (var row in _storage.Access.Tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                See($"row of {table.Name}", Encoding.UTF8.GetBytes(string.Join('\n', row.Select(column => $"{column.Key}={(column.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : column.Value)}"))));
            }
        }

        await foreach (var queue in _storage.Access.Queues.GetQueuesAsync())
        {
            foreach (var message in (await _storage.Access.Queues.GetQueueClient(queue.Name).PeekMessagesAsync(32)).Value)
            {
                See($"message in {queue.Name}", message.Body.ToArray());
            }
        }

        await foreach (var container in _storage.Access.Blobs.GetBlobContainersAsync())
        {
            var client = _storage.Access.Blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }))
            {
                See($"name of a blob in {container.Name}", Encoding.UTF8.GetBytes($"{blob.Name} {string.Join(' ', blob.Metadata)}"));
                if (!OwnContainers.Contains(container.Name) && blob.Properties.ContentLength > 0)
                {
                    See($"blob in {container.Name}", (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
                }
            }
        }

        return count;
    }

    private sealed class KeptLog(StringBuilder text) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
