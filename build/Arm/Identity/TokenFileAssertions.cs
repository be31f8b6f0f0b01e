namespace Ingot.Arm.Identity;

/// <summary>Assertions that the platform keeps in a file. It replaces them before they expire, so each sign-in reads the file anew.</summary>
/// <remarks>The SDK's own credential would keep what it read for five minutes.</remarks>
sealed class TokenFileAssertions(string file)
{
    /// <summary>The assertion that is in the file now.</summary>
    /// <exception cref="Fault">It cannot be read, or is empty.</exception>
    public async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            if ((await File.ReadAllTextAsync(file, cancellationToken)).Trim() is { Length: > 0 } assertion)
                return assertion;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception.Message, exception);
        }
        throw Refused("It is empty.", cause: null);
    }

    Fault Refused(string why, Exception? cause) => new(
        $"The token file {file} cannot be read.",
        why,
        "Check --federated-token-file (AZURE_FEDERATED_TOKEN_FILE): the platform, such as Kubernetes, writes it.",
        cause);
}
