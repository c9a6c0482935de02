using Kept.App.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
var app = builder.Build();
app.UseSecurityHeaders();
app.UseShell();
app.MapFallback(() => Show.NotFound());
app.Run();
