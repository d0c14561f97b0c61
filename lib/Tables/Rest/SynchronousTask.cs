namespace Azure.Data.Tables;

/// <summary>The end of the synchronous path through code that both paths share.</summary>
internal static class SynchronousTask
{
    /// <summary>The result of a task that was started with <c>async: false</c> and has therefore ended.</summary>
    public static T Finished<T>(this Task<T> task) => task.IsCompleted
        ? task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The synchronous path waited for something.");
}
