namespace Ingot.Tests;
public class X { [Fact] public void Y() => Assert.True(true); }
