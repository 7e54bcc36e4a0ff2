"""Pictures of items: found where the exports still lie, made anew and small, and then shown."""
