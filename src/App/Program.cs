var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Kept");
app.Run();
