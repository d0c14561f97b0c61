using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SertiKesos.Worker.Discovery;

namespace SertiKesos.Tests.Lib.Worker.Discovery;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Public_methods_with_the_attribute_are_found()
    {
        var functions = FunctionDiscovery.Find([typeof(Sound), typeof(FunctionDiscoveryTests)]);

        Assert.Equal(["ReadBlob", "StaticTimer", "TakeMessage"], functions.Select(f => f.Name));
    }

    [Fact]
    public void Definition_names_method_and_binding()
    {
        var function = FunctionDiscovery.Find([typeof(Sound)]).Single(f => f.Name == "ReadBlob");

        Assert.EndsWith("Sound.Read", function.EntryPoint, StringComparison.Ordinal);
        Assert.Equal("Host.Functions.ReadBlob", function.StorageId);
        Assert.Equal(["blob", "file", "size"], function.Parameters.Select(p => p.Name));
        Assert.True(function.Parameters[2].HasDefaultValue);
        Assert.Equal("blobTrigger", function.InputBindings["blob"].Type);
        Assert.Equal(BindingDirection.In, function.InputBindings["blob"].Direction);
    }

    [Fact]
    public void Retry_attributes_become_a_policy()
    {
        var functions = FunctionDiscovery.Find([typeof(Sound)]);

        Assert.Equal(
            new RetryPolicy(3, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)), functions.Single(f => f.Name == "StaticTimer").Retry);
        Assert.Equal(
            new RetryPolicy(-1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), functions.Single(f => f.Name == "TakeMessage").Retry);
        Assert.Null(functions.Single(f => f.Name == "ReadBlob").Retry);
    }

    [Theory]
    [InlineData(typeof(TwoOfOneName), "Two functions are named")]
    [InlineData(typeof(NoTrigger), "exactly one trigger")]
    [InlineData(typeof(BadName), "cannot be named")]
    [InlineData(typeof(ReservedName), "cannot be named")]
    [InlineData(typeof(AsyncVoid), "async void")]
    [InlineData(typeof(BinaryDataBlob), "BinaryData")]
    [InlineData(typeof(TriggerToken), "'trigger'")]
    [InlineData(typeof(UnderscoreName), "letters and digits only")]
    [InlineData(typeof(AdminRoute), "'admin'")]
    [InlineData(typeof(AdminNamed), "'admin'")]
    [InlineData(typeof(HttpAsText), "HttpRequest")]
    public void Function_that_the_host_would_not_run_is_refused(Type type, string reason)
    {
        var error = Assert.Throws<InvalidOperationException>(() => FunctionDiscovery.Find([type]));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MethodsOnly", AuthorizationLevel.Function)] // the instance says Anonymous
    [InlineData("Nothing", AuthorizationLevel.Function)]
    [InlineData("Written", AuthorizationLevel.Anonymous)]
    [InlineData("WrittenWithMethods", AuthorizationLevel.Admin)]
    public void Level_that_is_not_written_means_function(string name, AuthorizationLevel expected)
    {
        var function = FunctionDiscovery.Find([typeof(Levels)]).Single(f => f.Name == name);

        Assert.Equal(expected, ((Trigger.Http)function.Trigger).Level);
    }

    [Fact]
    public void Methods_only_leaves_the_instance_anonymous_as_in_the_official_package() =>
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("get").AuthLevel);

    [Theory]
    [InlineData("1", "a", "b")]
    [InlineData("1", "00:01:00", "00:00:01")]
    public void Backoff_that_makes_no_sense_is_refused(string count, string minimum, string maximum) =>
        Assert.Throws<ArgumentException>(() =>
            new ExponentialBackoffRetryAttribute(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), minimum, maximum));

    [Fact]
    public void Backoff_grows_within_its_bounds()
    {
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

        var waits = Enumerable.Range(1, 4).Select(n => policy.DelayBefore(n, 0.5).TotalSeconds);

        Assert.Equal([1, 2, 4, 5], waits);
    }

    public sealed class Sound
    {
        [Function("ReadBlob")]
        public static void Read([BlobTrigger("in/{file}")] string blob, string file, int size = 3) => _ = (blob, file, size);

        [Function("TakeMessage")]
        [ExponentialBackoffRetry(-1, "00:00:01", "00:01:00")]
        public static Task Take([QueueTrigger("orders")] string message) => Task.FromResult(message);

        [Function("StaticTimer")]
        [FixedDelayRetry(3, "00:00:05")]
        public static void Tick([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;

        [Function("Hidden")]
        internal static void Hidden([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }

    public sealed class Levels
    {
        [Function("MethodsOnly")]
        public static void A([HttpTrigger("get")] HttpRequest request) => _ = request;

        [Function("Nothing")]
        public static void B([HttpTrigger] HttpRequest request) => _ = request;

        [Function("Written")]
        public static void C([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;

        [Function("WrittenWithMethods")]
        public static void D([HttpTrigger(AuthorizationLevel.Admin, "get", "post")] HttpRequest request) => _ = request;
    }

    public sealed class TwoOfOneName
    {
        [Function("Same")]
        public static void A([QueueTrigger("a")] string message) => _ = message;

        [Function("SAME")]
        public static void B([QueueTrigger("b")] string message) => _ = message;
    }

    public sealed class NoTrigger
    {
        [Function("Nothing")]
        public static void A(string message) => _ = message;
    }

    public sealed class BadName
    {
        [Function("1st")]
        public static void A([QueueTrigger("a")] string message) => _ = message;
    }

    public sealed class ReservedName
    {
        [Function("host")]
        public static void A([QueueTrigger("a")] string message) => _ = message;
    }

    public sealed class AsyncVoid
    {
        [Function("Lost")]
        public static async void A([QueueTrigger("a")] string message) => await Task.FromResult(message);
    }

    public sealed class BinaryDataBlob
    {
        [Function("Blob")]
        public static void A([BlobTrigger("a/{b}")] BinaryData blob) => _ = blob;
    }

    public sealed class TriggerToken
    {
        [Function("Blob")]
        public static void A([BlobTrigger("a/{myTrigger}")] string blob) => _ = blob;
    }

    public sealed class UnderscoreName
    {
        [Function("Blob")]
        public static void A([BlobTrigger("a/{b}")] string the_blob) => _ = the_blob;
    }

    public sealed class AdminRoute
    {
        [Function("Report")]
        public static void A([HttpTrigger(AuthorizationLevel.Anonymous, Route = "administrasi/x")] HttpRequest request) => _ = request;
    }

    public sealed class AdminNamed
    {
        [Function("AdminReport")]
        public static void A([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => _ = request;
    }

    public sealed class HttpAsText
    {
        [Function("Text")]
        public static void A([HttpTrigger(AuthorizationLevel.Anonymous)] string request) => _ = request;
    }
}
