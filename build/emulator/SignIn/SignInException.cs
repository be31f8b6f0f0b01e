namespace Ingot.Emulator.SignIn;

/// <summary>A refusal of the token service.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="error">The OAuth error, such as invalid_client.</param>
/// <param name="number">The number after AADSTS.</param>
/// <param name="description">What people read after the number.</param>
sealed class SignInException(int status, string error, int number, string description) : Exception(description)
{
    public int Status { get; } = status;

    public string Error { get; } = error;

    public int Number { get; } = number;
}
