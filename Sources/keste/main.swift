print("keste")
