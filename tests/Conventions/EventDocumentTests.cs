using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using SertiKesos.Hosting.Engine;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>Whoever reads a log looks an event up by its number, so each number is one event and stands on the page.</summary>
public sealed partial class EventDocumentTests
{
    private static readonly IReadOnlyList<LoggerMessageAttribute> Events =
    [
        .. typeof(Composition).Assembly.GetTypes().Concat(typeof(InboxWatch).Assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>(),
    ];

    [Fact]
    public void No_event_id_repeats() => Assert.Distinct(Events.Select(found => found.EventId));

    [Fact]
    public void Code_and_page_name_the_same_events() =>
        Assert.Equal(
            Events.OrderBy(found => found.EventId).Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.EventId} {found.Level}")),
            Line().Matches(Repository.Read("docs", "operations.md")).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}"));

    /// <summary>Whoever collects lines searches by name: each event has one, of small letters, that no other has.</summary>
    [Fact]
    public void Code_and_page_name_the_same_names()
    {
        Assert.Distinct(Events.Select(found => found.EventName));
        Assert.All(Events, found => Assert.Matches("^[a-z]+(_[a-z]+)+$", found.EventName));
        Assert.Equal(
            Events.OrderBy(found => found.EventId).Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.EventId} {found.EventName}")),
            NameLine().Matches(Repository.Read("docs", "observability.md")).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}"));
    }

    [GeneratedRegex(@"^\| (\d{4}) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^\| (\d{4}) \| `(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex NameLine();
}
