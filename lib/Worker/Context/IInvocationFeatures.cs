namespace Microsoft.Azure.Functions.Worker;

/// <summary>Typed values that belong to one invocation.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Keeps a value under its type; null takes it away.</summary>
    /// <typeparam name="T">The type that names the value.</typeparam>
    /// <param name="instance">The value.</param>
    void Set<T>(T? instance);

    /// <summary>The value under a type, or the type's default.</summary>
    /// <typeparam name="T">The type that names the value.</typeparam>
    T? Get<T>();
}
