using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Pages.Layout;

namespace SertiKesos.Tests.Portal.Pages;

/// <summary>A page in its frame as it is sent, without a server.</summary>
internal static class RenderedPage
{
    public static async Task<string> OfAsync<TPage>(Language language, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Document>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Document.Frame)] = new Frame(language, "Halaman", "/api/portal/nation", new Reader("Kementerian Sosial", []), "token"),
            [nameof(Document.Page)] = typeof(TPage),
            [nameof(Document.Parameters)] = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value!),
        }))).ToHtmlString());
    }
}
