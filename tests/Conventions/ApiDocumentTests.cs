using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Hosting.Commands;
using SertiKesos.Portal;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Conventions;

/// <summary>docs/api.md names every address, function and command, and nothing that is not there.</summary>
public sealed partial class ApiDocumentTests
{
    private static readonly string[] Sections = Repository.Read("docs", "api.md").Split("\n## ");

    private static readonly IReadOnlyList<(string Name, HttpTriggerAttribute? Http)> Functions =
    [
        .. typeof(Composition).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(method => (method.GetCustomAttribute<FunctionAttribute>()?.Name, Method: method))
            .Where(found => found.Name is not null)
            .Select(found => (
                found.Name!,
                found.Method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null))),
    ];

    [Fact]
    public void Every_address_is_described_with_its_function()
    {
        var addresses = Functions
            .Where(function => function.Http is not null)
            .SelectMany(function => function.Http!.Methods!.Select(method => $"{method.ToUpperInvariant()} /api/{function.Http.Route} {function.Name}"));

        Assert.Equal(addresses.Order(StringComparer.Ordinal), Rows("Addresses").Select(cells => $"{cells[0]} {cells[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_address_says_what_it_answers_as_its_function_does()
    {
        var words = new Dictionary<AnswerClass, string>
        {
            [AnswerClass.Public] = "public",
            [AnswerClass.Counts] = "counts",
            [AnswerClass.MaskedPeople] = "masked people",
            [AnswerClass.People] = "people",
        };

        Assert.All(Address.All, address => Assert.True(address.Answer is not null, $"{address.Function} declares no class of its answers."));
        Assert.Equal(
            Address.All.Select(address => $"{address.Function} {words[address.Answer!.Value]}").Order(StringComparer.Ordinal),
            Rows("Addresses").Select(cells => $"{cells[1].Trim('`')} {cells[3]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_other_function_is_described() =>
        Assert.Equal(
            Functions.Where(function => function.Http is null).Select(function => function.Name).Order(StringComparer.Ordinal),
            Rows("Functions that no address calls").Select(cells => cells[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_is_described()
    {
        var commands = CommandLine.Create(Nobody).Subcommands.Where(command => !command.Hidden).Select(command => command.Name).ToList();

        Assert.NotEmpty(commands);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Rows("Commands").Select(cells => cells[0]).Order(StringComparer.Ordinal));
    }

    private static Caller Nobody => new(TextReader.Null, TextWriter.Null, TextWriter.Null, TimeProvider.System);

    private static IEnumerable<string[]> Rows(string section) =>
        Row().Matches(Sections.Single(text => text.StartsWith(section + '\n', StringComparison.Ordinal)))
            .Select(match => match.Value.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());

    [GeneratedRegex(@"^\| `.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
