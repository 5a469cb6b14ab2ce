"""The page of `report`: rows as one HTML file that needs nothing else."""
