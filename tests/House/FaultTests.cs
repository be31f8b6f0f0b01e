using System.Reflection;

namespace Ingot.Tests.House;

/// <summary>A failure keeps everything it says on its way up.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Another_exit_code_changes_nothing_else()
    {
        var fault = new Fault("It failed.", "It had to.", "Try again.", new IOException("The cause.")) { Code = "Failed", CorrelationId = "c1", RequestId = "r1", ExitCode = 12 };

        var other = fault.With(13);

        Assert.Equal(13, other.ExitCode);
        Assert.Equal(fault.Message, other.Message);
        Assert.Same(fault.InnerException, other.InnerException);
        Assert.All(
            typeof(Fault).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.Name != nameof(Fault.ExitCode)),
            property =>
            {
                // One that was added since has to be set above.
                Assert.NotNull(property.GetValue(fault));
                Assert.Equal(property.GetValue(fault), property.GetValue(other));
            });
    }
}
