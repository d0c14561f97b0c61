using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SertiKesos.Pages.Layout;
using SertiKesos.Platform.Protection;

namespace SertiKesos.Portal.Session;

internal static class SessionRegistration
{
    private const string SessionCookie = "sertikesos";
    private const string FormCookie = "sertikesos-form";

    /// <summary>Where sessions count: the pages, and the addresses that pages ask.</summary>
    private const string CookiePath = "/api";

    public static void AddSessions(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SessionKeys>();
        services.AddSingleton<IProtectedStore>(provider => provider.GetRequiredService<SessionKeys>());
        services.AddDataProtection().SetApplicationName("SertiKesos");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<SessionKeys>()));
        // It warns that its keys are stored in the clear; it does not know that we seal them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services.AddAuthentication(Sessions.Scheme).AddCookie(Sessions.Scheme, options =>
        {
            options.Cookie.Name = SessionCookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = CookiePath;
            options.ExpireTimeSpan = Sessions.Lifetime;
            options.SlidingExpiration = false;
            // Our own answers say where to sign in.
            options.Events.OnRedirectToLogin = _ => Task.CompletedTask;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookie;
            options.Cookie.Path = Frame.Root;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = Forms.Header;
            options.FormFieldName = Frame.FormField;
        });
        services.AddRazorComponents();
        services.AddSingleton<PlatformIdentity>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<LetterLimits>();
        services.AddSingleton<Forms>();
        services.AddSingleton<Callers>();
    }
}
