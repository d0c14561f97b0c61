using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Pages.Api;
using SertiKesos.Platform;
using SertiKesos.Portal.OpenApi;
using SertiKesos.Portal.Session;

namespace SertiKesos.Portal.Pages;

/// <summary>The description of the API for people to read, from the same source as the document for programs.</summary>
internal sealed class ApiPages(Callers callers, PageWriter pages)
{
    private static readonly Lazy<ApiView> View = new(Describe);

    [Function("ShowApiPage")]
    [Answers(AnswerClass.Counts)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "portal/api")] HttpRequest request, CancellationToken cancel) =>
        await callers.FindAsync(request, cancel) is not { } key
            ? Problems.KeyMissing()
            : await pages.ShowAsync<ApiPage>(request, key, ("API", "API"), new Dictionary<string, object?> { [nameof(ApiPage.View)] = View.Value }, cancel);

    private static ApiView Describe()
    {
        var functions = ApiFunction.All.ToDictionary(function => function.Name, StringComparer.Ordinal);
        return new ApiView(
            typeof(ApiDescription).Assembly.GetName().Version!.ToString(3),
            [.. ApiDescription.Addresses
                .GroupBy(address => address.Tag)
                .Select(group => new ApiGroup(group.Key, [.. group.SelectMany(address => functions[address.Function].Methods.Select(method => LineOf(address, functions[address.Function], method)))]))]);
    }

    private static ApiLine LineOf(DescribedAddress address, ApiFunction function, HttpMethod method) => new(
        method.Method,
        $"/api/{function.Route}",
        address.Summary,
        address.More,
        address.Who,
        function.Answers switch
        {
            AnswerClass.Public or AnswerClass.Counts => "nobody is named",
            AnswerClass.MaskedPeople => "people by name, of a NIK four digits",
            _ => "everything that is known",
        },
        [.. address.Asks.Select(asked => (asked.Name, asked.Says))],
        [.. address.Takes?.Kinds.Select(kind => kind.Type) ?? []],
        [.. address.Gives.Select(given => $"{given.Status} {string.Join(" or ", given.Kinds.Select(kind => kind.Type))}".TrimEnd())],
        address.Problems);
}
