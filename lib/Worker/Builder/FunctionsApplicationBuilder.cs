using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SertiKesos.Worker.Discovery;
using SertiKesos.Worker.Standalone;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The app while it is put together: configuration, logging, services and middleware.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];
    private bool _built;

    internal FunctionsApplicationBuilder(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        _web = StandaloneComposition.CreateWebBuilder(args);
    }

    /// <summary>Values that parts of the set-up share.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>The configuration: host.json, appsettings, environment and command line.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>The name of the environment and where the app lies.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The logging of the app.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The metrics of the app.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    /// <summary>The services of the app.</summary>
    public IServiceCollection Services => _web.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    internal FunctionSource Functions { get; set; } = FunctionSource.EntryAssembly;

    internal bool ServesHttp { get; set; }

    /// <summary>Makes the host. It can be called once.</summary>
    /// <exception cref="InvalidOperationException">It was called before, or a function is not well formed.</exception>
    public IHost Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("The app has already been built.");
        }

        _built = true;
        return StandaloneComposition.Build(_web, Functions, _steps, ServesHttp);
    }

    /// <summary>Uses another container for the services.</summary>
    /// <typeparam name="TContainerBuilder">The type that puts the container together.</typeparam>
    /// <param name="factory">Makes the container.</param>
    /// <param name="configure">Adds to the container.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Adds a step around every invocation; the first one added is the outermost.</summary>
    /// <param name="middleware">Makes the step out of the next one.</param>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _steps.Add(middleware);
        return this;
    }
}
