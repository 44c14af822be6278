"""What colleagues note about French-speaking customers, and what agents have to do for them."""

# About a customer.
NOTES = [
    "Passer par le quai de livraison, l'entrée principale est fermée le matin.", "Clé à la loge, demander le trousseau « technique ».",
    "Parking payant devant, se garer dans la cour côté fournisseurs.", "Appeler dix minutes avant d'arriver, le portail s'ouvre de l'intérieur.",
    "Paiement à 45 jours, toujours rappeler le numéro de commande sur la facture.", "Le responsable maintenance part à la retraite cet été, son remplaçant arrive en mai.",
    "Chaussures de sécurité et gilet obligatoires sur tout le site.", "Ne pas intervenir entre 11 h et 14 h, service en cuisine.",
    "Le client demande une photo avant et après chaque intervention.", "Devis toujours en deux exemplaires, l'original au siège.",
    "Pas de réseau au sous-sol, prévoir le câble pour l'ordinateur.", "Chien dans la cour, sonner au portail.",
]
# An agent's next actions: kind of activity, subject, whom they concern is the customer.
ACTIONS = [
    ("call", "Relancer le devis du surpresseur"), ("call", "Prendre des nouvelles après la dernière intervention"),
    ("call", "Proposer le contrat d'entretien annuel"), ("call", "Rappeler au sujet du variateur de fréquence"),
    ("mail", "Envoyer la documentation des pompes inox"), ("mail", "Répondre sur le délai du compresseur à vis"),
    ("mail", "Confirmer la date de mise en service"), ("task", "Préparer l'offre de remplacement des circulateurs"),
    ("task", "Vérifier le parc installé avant la visite"), ("task", "Demander le plan de la chaufferie"),
    ("meeting", "Point annuel avec le client"), ("meeting", "Présentation de la gamme irrigation"),
]
OUTCOMES = ["Message laissé au secrétariat.", "Intéressé, décision à la fin du mois.", "Attend l'accord de la direction.",
            "Content du dernier dépannage.", "Rappeler après les congés."]
