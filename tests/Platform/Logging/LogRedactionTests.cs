using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using SertiKesos.Hosting.Engine;
using SertiKesos.Platform.Logging;
using SertiKesos.Regions;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Platform.Logging;

public sealed class LogRedactionTests
{
    private const string Separators = " .-–\u00a0\n";

    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    /// <summary>Words that the product writes, and what stands between them.</summary>
    private static readonly string[] Ordinary =
    [
        "Roster", "of", "32.77", "62.71", "accepted:", "1204 rows", "2026-11-24T02:30:00.1234567Z", "2026-11-24 02:30:00", "24-11-2026", "08-11-2026 10:30",
        "08.30", "in 12.5 ms", "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "12345678901234567890a12345678901", "6a204bd8-9d27-4f38-a1b2-123456789012",
        "(5010)", "registers/32.77/000001-1234567890123456789012345678901a", "HTTP/1.1 503", "azurite@3.35.0", "k1=k2", "a_b", "design=5", "+7 8",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "127.0.0.1:10000", "v0.1.0", "0x8DC1234567890AB", "Rp 1.250.000",
    ];

    [Theory]
    [InlineData("NIK 3277011708850001.", "NIK ***.")]
    [InlineData("3277 0117 0885 0001", "***")]
    [InlineData("3277.0117.0885.0001", "***")]
    [InlineData("32-77-01-170885-0001", "***")]
    [InlineData("'3277011708850001", "'***")]
    [InlineData("x3277011708850001y", "x***y")]
    [InlineData("12345678901234567890", "***")]
    [InlineData("telepon 081234567890 dan", "telepon *** dan")]
    [InlineData("0812-3456-7890", "***")]
    [InlineData("+62 812 3456 7890", "***")]
    [InlineData("+62 (22) 1234567", "***")]
    [InlineData("6281234567890", "***")]
    [InlineData("62 812 3456 789", "***")]
    [InlineData("622112345678", "***")]
    [InlineData("Budi <budi.contoh@dinsos.contoh.go.id> menulis", "Budi <***> menulis")]
    [InlineData("https://a.blob.core.windows.net/c/b?sv=2024&sig=a%2Fb%3D&se=2026", "https://a.blob.core.windows.net/c/b?sv=2024&sig=***&se=2026")]
    [InlineData("?sig=abc", "?sig=***")]
    [InlineData("%26sig%3Dabc%252F", "%26sig%3Dabc%252F")]
    [InlineData("AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6==;Blob", "AccountKey=***;Blob")]
    [InlineData("Authorization: Bearer eyJ0eXAiOiJKV1Qi.x-y", "Authorization: Bearer ***")]
    [InlineData("sk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG", "sk_***")]
    public void What_tells_who_somebody_is_is_taken_out(string text, string clean) => Assert.Equal(clean, LogRedaction.Clean(text));

    [Fact]
    public void No_number_of_a_person_survives_whatever_stands_around_it() => Check.One(
        Thousand,
        Prop.ForAll(
            (from number in NumberGen
             from before in Gen.Elements(Ordinary)
             from after in Gen.Elements(Ordinary)
             from gap in Gen.Elements(" ", ": ", "'", "/", "x", "\"", ", ")
             select (Number: number, Text: $"{before}{gap}{number}{gap}{after}")).ToArbitrary(),
            made =>
            {
                var clean = LogRedaction.Clean(made.Text);
                return !HoldsRun(clean) && !clean.Contains(made.Number, StringComparison.Ordinal);
            }));

    [Fact]
    public void No_run_of_sixteen_digits_survives_in_any_text() => Check.One(
        Thousand,
        Prop.ForAll(
            Gen.Elements("0123456789012345678901234567890123456789 .-–\n@gx/".ToCharArray()).ArrayOf(60).Select(signs => new string(signs)).ToArbitrary(),
            text => !HoldsRun(LogRedaction.Clean(text))));

    [Fact]
    public void Cleaning_twice_changes_no_more_than_once() => Check.One(
        Thousand,
        Prop.ForAll<NonNull<string>>(text => LogRedaction.Clean(LogRedaction.Clean(text.Get)) == LogRedaction.Clean(text.Get)));

    [Fact]
    public void Ordinary_lines_stay_as_they_are() => Check.One(
        Thousand,
        Prop.ForAll(
            Gen.Elements(Ordinary).ArrayOf(8).Select(words => string.Join(" | ", words)).ToArbitrary(),
            text => LogRedaction.Clean(text) == text));

    [Fact]
    public void Every_region_stays_as_it_is() =>
        Assert.All(RegionCatalog.Shipped.All, region => Assert.Equal($"Roster {region.Code} 2026-11-24", LogRedaction.Clean($"Roster {region.Code} 2026-11-24")));

    [Fact]
    public void Random_hashes_and_guids_stay_as_they_are()
    {
        var random = new Random(7);
        for (var round = 0; round < 5_000; round++)
        {
            var bytes = new byte[32];
            random.NextBytes(bytes);
            var text = $"{Convert.ToHexStringLower(bytes[..16])} {Convert.ToHexStringLower(bytes)} {new Guid(bytes[..16])} 000001-{Convert.ToHexStringLower(bytes[16..])}";
            Assert.Equal(text, LogRedaction.Clean(text));
        }
    }

    [Fact]
    public void Long_text_without_a_gap_takes_no_longer_than_its_length()
    {
        // Would take minutes if the patterns went back and forth.
        var text = new string('a', 200_000) + new string('1', 15) + "a." + string.Concat(Enumerable.Repeat("a.", 100_000));

        Assert.Equal(text.Length, LogRedaction.Clean(text + "@").Length - 1);
    }

    [Fact]
    public void Messages_values_scopes_and_exceptions_reach_no_provider_uncleaned()
    {
        var provider = new KeepingProvider();
        using var factory = new RedactingLoggerFactory(LoggerFactory.Create(logging => logging.AddProvider(provider)));
        var logger = factory.CreateLogger("uji");
        var failure = new InvalidOperationException("luar", new FormatException($"NIK {Nik} rusak"));

        using (logger.BeginScope(new Dictionary<string, object?> { ["nik"] = Nik }))
        {
            logger.Log(LogLevel.Error, new EventId(1), new Dictionary<string, object?> { ["nik"] = Nik, ["rows"] = 12 }, failure, (_, _) => $"Orang {Nik}");
        }

        var all = string.Join('\n', provider.Kept);
        Assert.DoesNotContain(Nik, all, StringComparison.Ordinal);
        Assert.Contains("Orang ***", all, StringComparison.Ordinal);
        Assert.Contains("rows=12", all, StringComparison.Ordinal);
        Assert.Contains("FormatException: NIK *** rusak", all, StringComparison.Ordinal);
    }

    /// <summary>The engine logs the results of functions so; an exception in a logger ends its process.</summary>
    [Fact]
    public void A_line_without_a_text_is_logged_by_its_values_alone()
    {
        var lines = new List<string>();
        var logger = new RedactingLogger(new LineLogger(lines));

        logger.Log(LogLevel.Error, default, new Dictionary<string, object?> { ["Name"] = "ImportRoster", ["Nothing"] = null }, null, (_, _) => null!);

        Assert.Equal([""], lines);
    }

    [Fact]
    public void An_exception_that_tells_nothing_stays_itself()
    {
        var failure = new InvalidOperationException("rusak");

        Assert.Same(failure, CleanException.Of(failure));
        failure.Data["nik"] = Nik;
        Assert.NotSame(failure, CleanException.Of(failure));
    }

    [Fact]
    public void The_app_has_no_other_loggers_and_still_writes_one_line_per_entry()
    {
        var builder = OneMachine.CreateBuilder(Directory.GetCurrentDirectory(), isolated: true);
        using var host = builder.Build();

        Assert.IsType<RedactingLoggerFactory>(host.Services.GetRequiredService<ILoggerFactory>());
        var console = host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<SimpleConsoleFormatterOptions>>().CurrentValue;
        Assert.True(console.SingleLine);
        Assert.NotEmpty(host.Services.GetServices<ILoggerProvider>().OfType<ConsoleLoggerProvider>());
    }

    private static string Nik => A.NikNumber(1).Digits;

    /// <summary>NIKs and phones as people write them.</summary>
    private static Gen<string> NumberGen => Gen.OneOf(
        Grouped("", 16), Grouped("", 17), Grouped("08", 9), Grouped("+62 8", 9), Grouped("+628", 10), Grouped("628", 10), Grouped("+62", 9));

    private static Gen<string> Grouped(string start, int digits) =>
        from signs in Gen.Choose(1, 9).ArrayOf(digits)
        from gaps in Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements(Separators.ToCharArray()).Select(gap => gap.ToString()))).ArrayOf(digits)
        select start + string.Concat(signs.Select((sign, index) => (index < 2 && start.Length > 0 ? "" : index == 0 ? "" : gaps[index]) + sign));

    private static readonly string[] Ids = [.. Ordinary.Where(word => word.Length >= 32).Select(word => word.Split('/')[^1])];

    /// <summary>Sixteen digits with at most two separators between neighbours, outside an id: found by counting.</summary>
    private static bool HoldsRun(string text)
    {
        var (digits, gap) = (0, 0);
        text = string.Join('x', text.Split(Ids, StringSplitOptions.None));
        foreach (var sign in text)
        {
            if (char.IsDigit(sign))
            {
                (digits, gap) = (digits + 1, 0);
                if (digits >= 16)
                {
                    return true;
                }
            }
            else if (!Separators.Contains(sign, StringComparison.Ordinal) || ++gap > 2)
            {
                (digits, gap) = (0, 0);
            }
        }

        return false;
    }

    private sealed class KeepingProvider : ILoggerProvider, ILogger
    {
        public List<string> Kept { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Kept.Add(Text(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Kept.Add($"{formatter(state, exception)} {Text(state)} {exception} {exception?.Message}");

        public void Dispose()
        {
        }

        private static string Text(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"))
            : $"{state}";
    }

    private sealed class LineLogger(List<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));
    }
}
